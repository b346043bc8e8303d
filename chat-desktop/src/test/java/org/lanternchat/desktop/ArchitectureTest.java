package org.lanternchat.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HOME = "org.lanternchat.desktop.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lanternchat.desktop");

    @Test
    void modelsRunWithoutAToolkit() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.application..",
                        "javafx.animation..",
                        HOME + "view..")
                .because("they are tested without a window, and views are replaceable")
                .check(CLASSES);
    }

    @Test
    void theConnectionKnowsNoToolkit() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        HOME + "connection",
                        HOME + "cache",
                        HOME + "file",
                        HOME + "settings",
                        HOME + "wording",
                        HOME + "alert",
                        HOME + "host",
                        HOME + "nearby")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", HOME + "model", HOME + "view..")
                .because("network and disk work has no place on the thread of the window")
                .check(CLASSES);
    }

    @Test
    void onlyTheSocketKnowsTheWebSocketLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + "connection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.glassfish..", "jakarta.websocket..")
                .because("another library would then change one package")
                .check(CLASSES);
    }

    @Test
    void onlyTheSearchKnowsTheLibraryOfMulticastDns() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + "nearby")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.jmdns..")
                .because("it remembers whatever strangers say, which is bounded there alone")
                .check(CLASSES);
    }

    @Test
    void onlyTheFlowKnowsWhatVirtualisesIt() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RowFlow")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fxmisc..")
                .because("the library is the part most likely to be replaced")
                .check(CLASSES);
    }

    @Test
    void whatIsWrittenIsUnderstoodWithoutAToolkit() {
        noClasses()
                .that()
                .resideInAnyPackage(HOME + "markup", HOME + "emoji", HOME + "editing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", HOME + "model", HOME + "view..")
                .because("it is tested against hostile input thousands of times")
                .check(CLASSES);
    }

    @Test
    void onlyTheMarkupKnowsTheCommonMarkLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + "markup")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.commonmark..")
                .because("its nodes are mutable and unbounded, and ours are neither")
                .check(CLASSES);
    }

    @Test
    void viewsDoNotTouchFilesOrSockets() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", HOME + "connection")
                .because("a slow disk or network must not stop the window")
                .check(CLASSES);
    }

    @Test
    void nobodyUsesTheWebView() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("javafx.scene.web..")
                .because("what people write is text and never a page")
                .check(CLASSES);
    }
}
