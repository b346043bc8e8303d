package org.lanternchat.desktop.model;

import org.lanternchat.desktop.file.Problem;
import org.lanternchat.desktop.wording.Wording;

/// Why a file did not get where it should, as a sentence. Has no state.
final class FileProblems {
    private FileProblems() {}

    static String sentence(Problem problem) {
        return switch (problem) {
            case Problem.Refused(String said) -> said.isEmpty() ? Wording.of("file.refused") : said;
            case Problem.Unreachable _ -> Wording.of("file.unreachable");
            case Problem.Gone _ -> Wording.of("file.gone");
            case Problem.Unreadable _ -> Wording.of("file.unreadable");
            case Problem.Empty _ -> Wording.of("file.empty");
            case Problem.TooBig(long most) -> Wording.of("file.tooBig", Wording.size(most));
            case Problem.Unwritable _ -> Wording.of("file.unwritable");
            case Problem.Busy _ -> Wording.of("file.busy");
        };
    }

    /// Trying again may help.
    static boolean isPassing(Problem problem) {
        return switch (problem) {
            case Problem.Refused _, Problem.Unreachable _, Problem.Busy _, Problem.Unwritable _ ->
                    true;
            case Problem.Gone _, Problem.Unreadable _, Problem.Empty _, Problem.TooBig _ -> false;
        };
    }
}
