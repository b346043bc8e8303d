package org.lanternchat.desktop.markup;

import java.util.List;

/// The words of blocks, without how they look. Has no state.
final class PlainText {
    private PlainText() {}

    static String of(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        add(blocks, text);
        return text.toString();
    }

    /// Whether anything is to be seen of them besides the marks of lists.
    static boolean isEmpty(List<Block> blocks) {
        return blocks.stream().allMatch(PlainText::isEmpty);
    }

    private static boolean isEmpty(Block block) {
        return switch (block) {
            case Block.Paragraph(var runs) -> textOf(runs).isBlank();
            case Block.Heading(_, var runs) -> textOf(runs).isBlank();
            case Block.Code(String code, _) -> code.isBlank();
            case Block.Quote(var inside) -> isEmpty(inside);
            case Block.Items(var items) -> items.stream().allMatch(item -> isEmpty(item.blocks()));
            case Block.Rule _ -> false;
        };
    }

    private static void add(List<Block> blocks, StringBuilder text) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(var runs) -> add(textOf(runs), text);
                case Block.Heading(_, var runs) -> add(textOf(runs), text);
                case Block.Code(String code, _) -> add(code, text);
                case Block.Quote(var inside) -> add(inside, text);
                case Block.Items(var items) -> {
                    for (Block.Item item : items) {
                        add(item.marker() + " " + of(item.blocks()), text);
                    }
                }
                case Block.Rule _ -> add("—", text);
            }
        }
    }

    private static void add(String line, StringBuilder text) {
        if (!text.isEmpty()) text.append('\n');
        text.append(line);
    }

    static String textOf(List<Run> runs) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
