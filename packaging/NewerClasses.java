import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes classes that were compiled for Java 5 or older, as picocli's are, anew as those of Java 8,
/// with the frames that the newer format wants: Java keeps no older ones in its cache, and would
/// read and verify them at each start. `packaging/package.sh` calls it.
///
/// Arguments: the folder of an unpacked jar.
public final class NewerClasses {
    /// The first version that Java keeps in its cache.
    private static final int NEW_ENOUGH = ClassFile.JAVA_6_VERSION;

    private NewerClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        ClassFile files =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(in(folder)));
        List<Path> classes;
        try (Stream<Path> all = Files.walk(folder)) {
            classes = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            ClassModel old = files.parse(file);
            if (old.majorVersion() >= NEW_ENOUGH) continue;
            ClassTransform newer =
                    ClassTransform.endHandler(
                            builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0));
            ClassTransform all =
                    ClassTransform.dropping(element -> element instanceof ClassFileVersion)
                            .andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with))
                            .andThen(newer);
            Files.write(file, files.transformClass(old, all));
        }
    }

    /// Frames name what classes have in common: known from the jar itself, and from Java.
    private static ClassHierarchyResolver in(Path folder) {
        return ClassHierarchyResolver.ofResourceParsing(
                        type -> {
                            String name = type.descriptorString();
                            Path file =
                                    folder.resolve(name.substring(1, name.length() - 1) + ".class");
                            try {
                                return Files.isRegularFile(file)
                                        ? Files.newInputStream(file)
                                        : null;
                            } catch (IOException unreadable) {
                                throw new UncheckedIOException(unreadable);
                            }
                        })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }
}
