package org.lanternchat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/// Text of a frame to records and back: the only user of the JSON library. Safe for any thread.
///
/// What a client sends is read strictly: duplicate keys, nesting over 20, numbers over 20 digits
/// and values of another kind are refused. What a server sends is read leniently, since a client
/// must live with newer servers.
public final class Codec {
    private static final JsonMapper STRICT = strict();
    private static final JsonMapper LENIENT = lenient();
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private Codec() {}

    /// A command of version 1.
    ///
    /// @throws ProtocolException `bad_json`, `unknown_type`, or whatever a record's check says,
    ///   with the `rid`, `cid` and room of the command where they can be read
    public static ClientCommand decodeCommand(String frame) {
        try {
            ClientCommand command = STRICT.readValue(frame, ClientCommand.class);
            if (command == null) throw badJson();
            return command;
        } catch (DatabindException refused) {
            throw explained(reasonOf(refused), frame);
        } catch (JacksonException notJsonOrTooLargeANumber) {
            throw explained(Fields.bad("A number is too large for its field."), frame);
        }
    }

    /// A command of the origin tutorials; what they ignore is `Ignored`.
    public static TutorialCommand decodeTutorial(String frame) {
        TutorialFields fields;
        try (JsonParser json = STRICT.createParser(frame)) {
            fields = TutorialFields.read(json);
        } catch (JacksonException notJson) {
            return new TutorialCommand.Ignored();
        }
        return fields == null ? new TutorialCommand.Ignored() : fields.command();
    }

    /// The type that a frame says it has, whatever else is wrong with it; empty when it says none.
    public static String typeOf(String frame) {
        JsonNode tree = treeOf(frame);
        String type = tree == null ? null : textOf(tree, "type");
        return type == null ? "" : type;
    }

    /// An event of a server; `Unknown` where this client does not understand it.
    public static ServerEvent decodeEvent(String frame) {
        try {
            ServerEvent event = LENIENT.readValue(frame, ServerEvent.class);
            return event == null ? new ServerEvent.Unknown() : event;
        } catch (JacksonException notUnderstood) {
            return new ServerEvent.Unknown();
        }
    }

    /// A command or event as the text of a frame, in UTF-8.
    public static byte[] encode(ServerEvent event) {
        return STRICT.writeValueAsBytes(event);
    }

    /// A page whose messages are encoded already; those of `page` are left out.
    public static byte[] encodeHistory(ServerEvent.History page, List<ByteBuffer> messages) {
        return filled(encode(page), "\"messages\":[", messages);
    }

    /// Entries of a room that are encoded already.
    public static byte[] encodeEntries(String room, List<ByteBuffer> entries) {
        return filled(encode(new ServerEvent.Entries(room, List.of())), "\"entries\":[", entries);
    }

    /// Who is in a room, each encoded already; those of `event` are left out.
    public static byte[] encodeUsers(ServerEvent.Users event, List<ByteBuffer> users) {
        return filled(encode(event), "\"users\":[", users);
    }

    /// One of those.
    public static byte[] encode(Person person) {
        return STRICT.writeValueAsBytes(person);
    }

    /// Puts values into the empty list of an event. The place cannot be mistaken: within a string
    /// the quotation marks would be escaped.
    private static byte[] filled(byte[] event, String list, List<ByteBuffer> values) {
        int at = new String(event, ISO_8859_1).indexOf(list) + list.length();
        int length = event.length + Math.max(0, values.size() - 1);
        for (ByteBuffer value : values) length += value.remaining();
        ByteBuffer whole = ByteBuffer.allocate(length).put(event, 0, at);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) whole.put((byte) ',');
            whole.put(values.get(i).duplicate());
        }
        return whole.put(event, at, event.length - at).array();
    }

    public static byte[] encode(TutorialEvent event) {
        return STRICT.writeValueAsBytes(event);
    }

    public static String encode(ClientCommand command) {
        return STRICT.writeValueAsString(command);
    }

    /// Any small document of the project's own, such as the answer of `/api/info`.
    public static byte[] encodeDocument(Map<String, ?> document) {
        return STRICT.writeValueAsBytes(document);
    }

    /// The field `text` of a document, null when it is no JSON object or has none.
    public static @Nullable String textIn(String document) {
        JsonNode tree = treeOf(document);
        return tree == null ? null : textOf(tree, "text");
    }

    /// What `encodeDocument` wrote; empty for what is no JSON object.
    public static Map<String, Object> decodeDocument(byte[] document) {
        try {
            Map<String, Object> read = STRICT.readValue(document, DOCUMENT);
            return read == null ? Map.of() : read;
        } catch (JacksonException notADocument) {
            return Map.of();
        }
    }

    /// The reason with what it is about, if the frame is JSON at all.
    private static ProtocolException explained(ProtocolException reason, String frame) {
        JsonNode tree = treeOf(frame);
        if (tree == null) return badJson();
        return reason.about(idOf(tree, "rid"), idOf(tree, "cid"), roomOf(tree));
    }

    private static ProtocolException reasonOf(DatabindException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException reason) return reason;
        }
        if (refused instanceof InvalidTypeIdException) {
            return new ProtocolException(
                    ErrorCode.UNKNOWN_TYPE, "This server does not know a command of this type.");
        }
        String field =
                refused.getPath().isEmpty() ? null : refused.getPath().getLast().getPropertyName();
        return Fields.bad(field == null ? "A field has a wrong kind of value." : wrongKind(field));
    }

    private static String wrongKind(String field) {
        boolean plain =
                field.length() <= Limits.ID && field.chars().allMatch(c -> c > 32 && c < 127);
        return (plain ? field : "A field") + " has a wrong kind of value, or none.";
    }

    private static @Nullable JsonNode treeOf(String frame) {
        try {
            JsonNode tree = STRICT.readTree(frame);
            return tree != null && tree.isObject() ? tree : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /// A text, or a number or truth value as text; null for anything else.
    private static @Nullable String textOf(JsonNode tree, String field) {
        JsonNode value = tree.get(field);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }

    private static @Nullable String idOf(JsonNode tree, String field) {
        JsonNode value = tree.get(field);
        if (value == null || !value.isString()) return null;
        String id = value.asString();
        return id.isEmpty() || id.length() > Limits.ID ? null : id;
    }

    private static @Nullable RoomName roomOf(JsonNode tree) {
        String room = idOf(tree, "room");
        try {
            return room == null ? null : new RoomName(room);
        } catch (ProtocolException noName) {
            return null;
        }
    }

    private static ProtocolException badJson() {
        return new ProtocolException(ErrorCode.BAD_JSON, "This frame is no JSON object.");
    }

    private static JsonMapper strict() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(Limits.JSON_DEPTH)
                                        .maxNumberLength(Limits.JSON_DIGITS)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual ->
                                textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultVisibility(Codec::onlyComponents)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    private static JsonMapper lenient() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .changeDefaultVisibility(Codec::onlyComponents)
                .build();
    }

    /// What a record says of itself, such as `isDeleted`, is no field of the wire.
    private static VisibilityChecker onlyComponents(VisibilityChecker visibility) {
        return visibility.withIsGetterVisibility(Visibility.NONE);
    }
}
