package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The fields that the tutorials' commands can have, read in one go. Of a field of another kind
/// than a text, number or truth value only its being there is known.
final class TutorialFields {
    private @Nullable String type;
    private @Nullable String name;
    private @Nullable String username;
    private @Nullable String room;
    private @Nullable String text;
    private @Nullable String message;
    private boolean hasUsername;
    private boolean hasText;

    private TutorialFields() {}

    /// Null for anything but one JSON object; throws what the parser throws.
    static @Nullable TutorialFields read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) return null;
        TutorialFields fields = new TutorialFields();
        for (String field; (field = json.nextName()) != null; ) {
            JsonToken token = json.nextToken();
            fields.take(field, token.isScalarValue() ? value(json, token) : null);
            json.skipChildren();
        }
        return json.nextToken() == null ? fields : null;
    }

    private static @Nullable String value(JsonParser json, JsonToken token) {
        return token == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private void take(String field, @Nullable String value) {
        switch (field) {
            case "type" -> type = value;
            case "name" -> name = value;
            case "username" -> {
                username = value;
                hasUsername = true;
            }
            case "room" -> room = value;
            case "text" -> {
                text = value;
                hasText = true;
            }
            case "message" -> message = value;
            default -> {}
        }
    }

    TutorialCommand command() {
        if ("join".equals(type)) {
            return new TutorialCommand.Join(
                    hasUsername,
                    hasUsername ? username : name,
                    room == null ? RoomName.GENERAL : RoomName.lenient(room));
        }
        if ("chat".equals(type)) {
            String said = hasText ? text : message;
            return new TutorialCommand.Chat(said == null ? "" : MessageText.lenient(said));
        }
        return new TutorialCommand.Ignored();
    }
}
