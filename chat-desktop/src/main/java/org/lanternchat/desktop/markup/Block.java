package org.lanternchat.desktop.markup;

import java.util.List;

/// A part of a message that begins on a line of its own. Immutable.
public sealed interface Block {
    /// A paragraph; line ends are those that were written.
    record Paragraph(List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /// A heading; 1 is the largest level of 6.
    record Heading(int level, List<Run> runs) implements Block {
        public Heading {
            runs = List.copyOf(runs);
        }
    }

    /// Code, without the line end at its end; `language` is empty when none is named.
    record Code(String text, String language) implements Block {}

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /// A list with its items.
    record Items(List<Item> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A line across.
    record Rule() implements Block {}

    /// One item of a list and what stands before it: `•`, `7.`
    record Item(String marker, List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }
}
