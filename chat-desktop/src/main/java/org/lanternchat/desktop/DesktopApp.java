package org.lanternchat.desktop;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ServerConnection;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.SignInModel;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.settings.DataFolder;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.view.AppIcon;
import org.lanternchat.desktop.view.MainPane;
import org.lanternchat.desktop.view.SignInPane;
import org.lanternchat.desktop.view.ThemeSwitch;
import org.lanternchat.desktop.wording.Wording;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/// The app: wires its parts, shows the sign-in card, then the chat. `init` runs on the launcher's
/// thread, where files may be read; all else on that of the window.
public final class DesktopApp extends Application {
    private static final System.Logger LOG = System.getLogger(DesktopApp.class.getName());
    private static final List<String> FONTS =
            List.of("Inter-Regular.woff", "Inter-SemiBold.woff", "Inter-Bold.woff");

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final DiskWriter disk = new DiskWriter();
    private final FxSurroundings surroundings = new FxSurroundings(clock);
    private LaunchOptions options = LaunchOptions.parse(List.of());
    private Subscription watching = Subscription.EMPTY;
    private Subscription entered = Subscription.EMPTY;
    private Cancellable midnight = () -> {};
    private @Nullable SettingsStore settings;
    private @Nullable SignInModel signIn;

    @Override
    public void init() {
        options = LaunchOptions.parse(getParameters().getRaw());
        settings = SettingsStore.open(folder(), disk);
        for (String font : FONTS) loadFont(font);
    }

    private Path folder() {
        Path given = options.data();
        return given == null ? DataFolder.ofThisSystem() : given;
    }

    private static void loadFont(String file) {
        var stream = AppIcon.class.getResourceAsStream("fonts/" + file);
        if (stream == null || Font.loadFont(stream, 15) == null) {
            LOG.log(Level.WARNING, "the font {0} could not be loaded", file);
        }
    }

    @Override
    public void start(Stage stage) {
        SettingsStore remembered = Objects.requireNonNull(settings);
        Scene scene = new Scene(new StackPane());
        var css = AppIcon.class.getResource("chat.css");
        scene.getStylesheets().add(Objects.requireNonNull(css).toExternalForm());
        ThemeSwitch theme = new ThemeSwitch(remembered, scene);
        SignInModel model =
                new SignInModel(
                        remembered,
                        disk,
                        folder(),
                        surroundings,
                        (address, listener) -> new ServerConnection(address, listener, clock));
        signIn = model;
        SignInPane card = new SignInPane(model);
        model.chatProperty()
                .subscribe(
                        chat -> {
                            leave(stage);
                            if (chat == null) {
                                scene.setRoot(card);
                                card.focusFirst();
                            } else {
                                enter(chat, stage);
                                MainPane window = windowOf(chat, model, theme);
                                scene.setRoot(window);
                                window.focusComposer();
                            }
                        });
        WindowMemory memory = new WindowMemory(stage, remembered);
        AppIcon.sizes().forEach(stage.getIcons()::add);
        stage.setScene(scene);
        memory.restore();
        stage.show();
        watching = memory.watch();
        takeOptions(model);
        card.focusFirst();
    }

    private void takeOptions(SignInModel model) {
        String server = options.server();
        String name = options.name();
        if (server != null) model.addressProperty().set(server);
        if (name != null) model.nameProperty().set(name);
        if (server != null && name != null) model.join();
    }

    private MainPane windowOf(ChatModel chat, SignInModel model, ThemeSwitch theme) {
        MainPane window =
                new MainPane(
                        chat,
                        Objects.requireNonNull(settings),
                        theme,
                        link -> getHostServices().showDocument(link),
                        model::signOut);
        return window;
    }

    private void enter(ChatModel chat, Stage stage) {
        entered =
                Subscription.combine(
                        stage.focusedProperty().subscribe(chat::setWatched),
                        chat.titleProperty().subscribe(stage::setTitle));
        renewAtMidnight(chat);
    }

    /// Nobody is in, or not any more.
    private void leave(Stage stage) {
        entered.unsubscribe();
        entered = Subscription.EMPTY;
        midnight.cancel();
        stage.setTitle(Wording.of("app.name"));
    }

    private void renewAtMidnight(ChatModel chat) {
        ZonedDateTime next = LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone());
        Duration until = Duration.between(clock.instant(), next.toInstant());
        midnight =
                surroundings.after(
                        until.plusSeconds(1),
                        () -> {
                            chat.renewDays();
                            renewAtMidnight(chat);
                        });
    }

    @Override
    public void stop() {
        ChatModel chat = signIn == null ? null : signIn.chatProperty().get();
        watching.unsubscribe();
        entered.unsubscribe();
        if (chat != null) chat.close();
        surroundings.close();
        disk.close();
    }
}
