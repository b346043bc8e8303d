import java.net.URI;

/// Takes part in a chat for a moment, for `packaging/try-packages.sh`.
///
/// Arguments: the address, and `say TEXT`, which ends when it is on the server's disk, `read TEXT`,
/// which ends when somebody has said that, or `meet NAME`, which ends when that person is in the
/// room. Ends with 1 when that does not come about.
public final class Talk {
    private Talk() {}

    public static void main(String[] arguments) throws Exception {
        // A name is held for whoever came with it first, and this is somebody else each time.
        String name = "visitor-" + ProcessHandle.current().pid();
        try (Visitor visitor = Visitor.join(URI.create(arguments[0]), name)) {
            String words = arguments[2];
            switch (arguments[1]) {
                case "say" -> {
                    visitor.say(words);
                    var _ = visitor.await(words);
                }
                case "read" -> System.out.println("    " + visitor.await(words));
                case "meet" -> System.out.println("    " + visitor.await("\"name\":\"" + words + "\""));
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }
}
