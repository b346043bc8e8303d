import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.lanternchat.desktop.view.StyleSheet;

/// Parses the desktop app's style sheet once, at its build, so that no start does: the window is
/// there a tenth of a second sooner. The build calls it with the app on the class path:
/// `CompileStyleSheet FILE`. Fails when the toolkit's parser complains.
class CompileStyleSheet {
    public static void main(String[] arguments) throws Exception {
        Path text = Files.createTempFile("lantern-chat", ".css");
        try {
            Files.writeString(text, StyleSheet.load().text());
            Stylesheet.convertToBinary(text.toFile(), Path.of(arguments[0]).toFile());
        } finally {
            Files.delete(text);
        }
        CssParser.errorsProperty().forEach(error -> System.err.println(error.getMessage()));
        if (!CssParser.errorsProperty().isEmpty()) System.exit(1);
    }
}
