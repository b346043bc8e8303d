package org.lanternchat.desktop;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.alert.NotifySend;
import org.lanternchat.desktop.connection.ServerConnection;
import org.lanternchat.desktop.connection.TrustedServers;
import org.lanternchat.desktop.emoji.EmojiTable;
import org.lanternchat.desktop.host.HostedServer;
import org.lanternchat.desktop.host.Hosting;
import org.lanternchat.desktop.host.ServerProgram;
import org.lanternchat.desktop.markup.Links;
import org.lanternchat.desktop.model.Alert;
import org.lanternchat.desktop.model.ChatModel;
import org.lanternchat.desktop.model.HostModel;
import org.lanternchat.desktop.model.NearbyModel;
import org.lanternchat.desktop.model.PreferencesModel;
import org.lanternchat.desktop.model.SignInModel;
import org.lanternchat.desktop.model.StartupModel;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.nearby.NearbySearch;
import org.lanternchat.desktop.nearby.NearbyServer;
import org.lanternchat.desktop.nearby.Networks;
import org.lanternchat.desktop.settings.Autostart;
import org.lanternchat.desktop.settings.DataFolder;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Language;
import org.lanternchat.desktop.settings.Preferences;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.view.AppIcon;
import org.lanternchat.desktop.view.Look;
import org.lanternchat.desktop.view.MainPane;
import org.lanternchat.desktop.view.SignInPane;
import org.lanternchat.desktop.view.StyleSheet;
import org.lanternchat.desktop.wording.Wording;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The app: wires its parts, shows the sign-in card, then the chat. `init` runs on the launcher's
/// thread, where files may be read; all else on that of the window, which meanwhile dresses the
/// scene.
public class DesktopApp extends Application {
    private static final System.Logger LOG = System.getLogger(DesktopApp.class.getName());

    /// What the first card is written in.
    private static final List<String> FONTS =
            List.of("Inter-Regular.woff", "Inter-SemiBold.woff", "Inter-Bold.woff");

    /// What only messages are written in.
    private static final List<String> MORE_FONTS =
            List.of("Inter-Italic.woff", "Inter-BoldItalic.woff");

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final DiskWriter disk = new DiskWriter();
    private @Nullable TrustedServers trusted;
    private final FxSurroundings surroundings =
            new FxSurroundings(clock, () -> Objects.requireNonNull(trusted));
    private LaunchOptions options = LaunchOptions.parse(List.of());
    private Subscription watching = Subscription.EMPTY;
    private Subscription entered = Subscription.EMPTY;
    private Cancellable midnight = () -> {};
    private final Locale system = Locale.getDefault();
    private @Nullable NearbyModel nearby;
    private Optional<NotifySend> notifications = Optional.empty();
    private @Nullable SettingsStore settings;
    private @Nullable PreferencesModel preferences;
    private @Nullable Scene scene;
    private List<Image> icons = List.of();
    private @Nullable SignInModel signIn;
    private @Nullable HostModel host;
    private @Nullable HostedServer hostedServer;
    private @Nullable Hosting hostedBefore;
    private @Nullable MainPane window;

    @Override
    public void init() {
        options = LaunchOptions.parse(getParameters().getRaw());
        SettingsStore opened = SettingsStore.open(folder(), disk);
        settings = opened;
        StyleSheet sheet = StyleSheet.load();
        Platform.runLater(() -> dress(opened, sheet));
        trusted = TrustedServers.open(folder(), disk);
        icons = AppIcon.sizes();
        notifications = NotifySend.ofThisSystem(System.getenv());
        HostedServer server =
                new HostedServer(
                        folder().resolve("hosted"), ServerProgram.ofThisApp().orElse(null));
        hostedServer = server;
        hostedBefore = server.find().orElse(null);
        Wording.use(opened.get().preferences().language().locale(system));
        FONTS.forEach(DesktopApp::loadFont);
        Thread.ofPlatform().daemon().start(() -> MORE_FONTS.forEach(DesktopApp::loadFont));
    }

    private Path folder() {
        Path given = options.data();
        return given == null ? DataFolder.ofThisSystem() : given;
    }

    /// Style sheets take a while to read.
    private void dress(SettingsStore opened, StyleSheet sheet) {
        StartupModel startup =
                Autostart.ofThisSystem()
                        .map(file -> new StartupModel(file, surroundings))
                        .orElse(null);
        PreferencesModel chosen = new PreferencesModel(opened, startup);
        Scene dressed = new Scene(new StackPane());
        var _ = new Look(chosen, dressed, sheet);
        preferences = chosen;
        scene = dressed;
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
        PreferencesModel preferences = Objects.requireNonNull(this.preferences);
        nearby = new NearbyModel(this::search, surroundings);
        stage.setScene(Objects.requireNonNull(scene));
        TrustedServers known = Objects.requireNonNull(trusted);
        SignInModel model =
                new SignInModel(
                        remembered,
                        disk,
                        folder(),
                        surroundings,
                        (address, listener) ->
                                new ServerConnection(address, listener, clock, known));
        signIn = model;
        HostModel hosting =
                new HostModel(
                        Objects.requireNonNull(hostedServer), hostedBefore, model, surroundings);
        host = hosting;
        stage.setOnCloseRequest(request -> closing(request, hosting, model, stage));
        model.chatProperty().subscribe(chat -> show(chat, model, preferences, stage));
        preferences
                .chosenProperty()
                .map(Preferences::language)
                .addListener((_, _, language) -> speak(language, model, preferences, stage));
        preferences
                .chosenProperty()
                .map(Preferences::receipts)
                .addListener((_, _, _) -> sayAnew(model));
        WindowMemory memory = new WindowMemory(stage, remembered);
        memory.restore();
        stage.show();
        watching = memory.watch();
        // After the first frame: what the toolkit takes its time to scale, and what nobody needs
        // yet.
        Platform.runLater(
                () -> {
                    stage.getIcons().addAll(icons);
                    Thread.startVirtualThread(EmojiTable::get);
                });
        takeOptions(model);
        boolean nothingSaid = options.server() == null && options.name() == null;
        if (nothingSaid && !hosting.isOwnAndOff(remembered.get().server())) model.comeBack();
    }

    /// Shows the window of who is in, or the card.
    private void show(
            @Nullable ChatModel chat,
            SignInModel model,
            PreferencesModel preferences,
            Stage stage) {
        leave(stage);
        MainPane before = window;
        window = null;
        if (before != null) before.dispose();
        if (chat == null) {
            SignInPane card = new SignInPane(model, Objects.requireNonNull(host), around());
            stage.getScene().setRoot(card);
            card.focusFirst();
            // After the card is seen.
            Platform.runLater(() -> lookAround(model));
        } else {
            around().rest();
            enter(chat, stage);
            MainPane pane =
                    new MainPane(
                            chat,
                            Objects.requireNonNull(settings),
                            preferences,
                            Objects.requireNonNull(host),
                            this::open,
                            model::signOut);
            window = pane;
            stage.getScene().setRoot(pane);
            pane.focusComposer();
        }
    }

    private NearbyModel around() {
        return Objects.requireNonNull(nearby);
    }

    private void lookAround(SignInModel model) {
        if (model.chatProperty().get() == null) around().look();
    }

    /// Begins to look for chats in this network; gives what ends it.
    Runnable search(Consumer<List<NearbyServer>> told) {
        NearbySearch search = new NearbySearch(Networks::now, told);
        search.start();
        return search::close;
    }

    /// Leads out of the app: to the person's browser, or to a folder.
    void open(String link) {
        getHostServices().showDocument(Links.asUri(link));
    }

    /// From now on everything is said in this language.
    private void speak(
            Language language, SignInModel model, PreferencesModel preferences, Stage stage) {
        Wording.use(language.locale(system));
        ChatModel chat = model.chatProperty().get();
        if (chat != null) chat.renewWords();
        show(chat, model, preferences, stage);
    }

    /// Who hosts the chat is asked whether it goes on.
    private void closing(WindowEvent request, HostModel hosting, SignInModel model, Stage stage) {
        ChatModel chat = model.chatProperty().get();
        MainPane shown = window;
        if (chat == null || shown == null || !hosting.isAt(chat)) return;
        request.consume();
        shown.askBeforeClosing(hosting, stage::close);
    }

    private static void sayAnew(SignInModel model) {
        ChatModel chat = model.chatProperty().get();
        if (chat != null) chat.reconnect();
    }

    /// In the window while somebody looks at it, else by the means of the system.
    private void tell(Alert alert, Stage stage) {
        MainPane shown = window;
        if (stage.isFocused() || notifications.isEmpty()) {
            if (shown != null) shown.show(alert);
        } else {
            notifications.get().show(alert.title(), alert.text());
        }
    }

    private void takeOptions(SignInModel model) {
        String server = options.server();
        String name = options.name();
        if (server != null) model.addressProperty().set(server);
        if (name != null) model.nameProperty().set(name);
        if (server != null && name != null) model.join();
    }

    private void enter(ChatModel chat, Stage stage) {
        entered =
                Subscription.combine(
                        stage.focusedProperty().subscribe(chat::setWatched),
                        chat.titleProperty().subscribe(stage::setTitle));
        chat.around().alerts().tellTo(alert -> tell(alert, stage));
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
        if (nearby != null) nearby.rest();
        notifications.ifPresent(NotifySend::close);
        surroundings.close();
        disk.close();
    }
}
