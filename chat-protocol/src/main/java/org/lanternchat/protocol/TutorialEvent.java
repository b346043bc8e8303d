package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import java.util.List;

/// What the server says to clients of the origin tutorials, with exactly their fields in exactly
/// their order.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TutorialEvent {
    /// A notice in dialect A.
    @JsonTypeName("system")
    record NoticeA(String text) implements TutorialEvent {}

    /// A message in dialect A.
    @JsonTypeName("chat")
    @JsonPropertyOrder({"name", "text"})
    record ChatA(String name, String text) implements TutorialEvent {}

    /// A notice in dialect B.
    @JsonTypeName("notification")
    record NoticeB(String message) implements TutorialEvent {}

    /// A message in dialect B.
    @JsonTypeName("chat")
    @JsonPropertyOrder({"message", "username"})
    record ChatB(String message, String username) implements TutorialEvent {}

    /// Who is in the room, in dialect B.
    @JsonTypeName("users")
    record UsersB(List<String> users) implements TutorialEvent {
        public UsersB {
            users = List.copyOf(users);
        }
    }
}
