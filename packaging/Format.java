import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Checks that every Java file of the project is formatted, or formats it. The build calls it with
/// google-java-format on the class path: `Format check|write ROOT`.
class Format {
    public static void main(String[] arguments) throws Exception {
        boolean write = arguments[0].equals("write");
        Path root = Path.of(arguments[1]);
        var options = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
        var formatter = new Formatter(options);
        int unformatted = 0;
        for (Path file : javaFiles(root)) {
            String source = Files.readString(file).replace("\r\n", "\n");
            String formatted = formatter.formatSourceAndFixImports(source);
            if (formatted.equals(source)) continue;
            if (write) {
                Files.writeString(file, formatted);
            } else {
                System.err.println("not formatted: " + root.relativize(file));
                unformatted++;
            }
        }
        if (unformatted > 0) {
            System.err.println("`mvn -N validate -Dformat=write` formats these files");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles(Path root) throws Exception {
        var files = new java.util.ArrayList<Path>();
        for (String folder : List.of("chat-protocol/src", "chat-server/src", "chat-desktop/src")) {
            if (!Files.isDirectory(root.resolve(folder))) continue;
            try (var walk = Files.walk(root.resolve(folder))) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
