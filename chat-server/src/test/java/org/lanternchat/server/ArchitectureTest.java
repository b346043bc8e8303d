package org.lanternchat.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ArchitectureTest {
    private static final String ROOT = "org.lanternchat.server";
    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void partsKnowOnlyWhatLiesBelowThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("journal", "identity", "room", "session", "net", "frame"))
                .because("what is on disk must not know who is connected")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("journal", "identity", "room", "session", "net", "frame"))
                .because("files are kept the same way whoever sends and reads them")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("room", "session", "net"))
                .because("the journal publishes to a contract, so that later a second server can")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".room..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("session", "net"))
                .because("a room knows its members only as recipients")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("net"))
                .because("a session must not depend on the kind of socket")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".operator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below("journal", "room", "session", "net", "frame"))
                .because("an operator's command is another process than the server")
                .check(SERVER);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void onlyTheSocketsKnowGrizzlyAndTyrus() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.glassfish..", "jakarta.websocket..")
                .because("the engine can be replaced in one package")
                .check(SERVER);
    }

    @Test
    void onlyTheAnnouncementKnowsTheLibraryOfMulticastDns() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".lan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.jmdns..")
                .because("it remembers whatever strangers say, which is bounded there alone")
                .check(SERVER);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("another store is a second implementation, not a rewrite")
                .check(SERVER);
    }

    @Test
    void onlyTheCodecKnowsJson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .because("the wire is written in chat-protocol alone")
                .check(SERVER);
    }

    @Test
    void nothingSleepsAndOnlyTimeReadsTheClock() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("what sleeps can be neither woken nor tested")
                .check(SERVER);
        noClasses()
                .that()
                .resideInAnyPackage(below("room", "session", "journal", "identity", "file", "net"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("time comes in, so that tests make it pass")
                .check(SERVER);
    }

    @Test
    void classesAreFinalOrOpenForAReason() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .because("nothing here is made to be extended")
                .check(SERVER);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws Exception {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> folders =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .toList();
            for (Path folder : folders) {
                Path about = folder.resolve("package-info.java");
                assertThat(about).exists();
                assertThat(Files.readString(about)).startsWith("/// ").contains("@NullMarked");
            }
        }
    }

    private static String[] below(String... packages) {
        return Stream.of(packages).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }
}
