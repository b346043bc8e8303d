import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Makes the emoji of the desktop app from the npm package `emoji-datasource-google`: the list
/// `emoji.tsv`, and the pictures, each a PNG with a palette of its own, `PER_SHEET` of them in one
/// file. Run after an upgrade of that package:
///
/// ```
/// npm pack emoji-datasource-google && tar xzf emoji-datasource-google-*.tgz
/// java -cp chat-server/target/lantern-server.jar packaging/EmojiSheet.java package \
///     chat-desktop/src/main/resources/org/lanternchat/desktop/emoji
/// ```
final class EmojiSheet {
    private static final int SIZE = 48;
    private static final int COLOURS = 96;
    private static final int PER_SHEET = 64;

    private EmojiSheet() {}

    /// One emoji in the list: `base` is false for those with a skin tone.
    private record Entry(String unified, String image, String group, String names, boolean base) {}

    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[0]);
        Path target = Files.createDirectories(Path.of(args[1]));
        List<Entry> entries = entries(source);
        StringBuilder list = new StringBuilder();
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byte[] png = png(source.resolve("img/google/64/" + entry.image()));
            sheet.write(png);
            list.append(
                    String.join(
                            "\t",
                            entry.unified(),
                            Integer.toString(png.length),
                            entry.group(),
                            entry.names()));
            list.append('\n');
            if (i % PER_SHEET == PER_SHEET - 1 || i == entries.size() - 1) {
                String name = String.format(Locale.ROOT, "sheet-%02d.bin", i / PER_SHEET);
                Files.write(target.resolve(name), sheet.toByteArray());
                sheet.reset();
            }
        }
        Files.writeString(target.resolve("emoji.tsv"), list);
    }

    // ---- the list

    /// In the order of Unicode, those with a skin tone behind all others.
    private static List<Entry> entries(Path source) throws IOException {
        JsonNode all = JsonMapper.shared().readTree(Files.readString(source.resolve("emoji.json")));
        List<JsonNode> sorted = new ArrayList<>();
        all.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(emoji -> emoji.get("sort_order").asInt()));
        List<Entry> entries = new ArrayList<>();
        List<Entry> toned = new ArrayList<>();
        for (JsonNode emoji : sorted) {
            if (emoji.get("has_img_google").asBoolean()) {
                entries.add(entry(emoji, group(emoji.get("category").asString()), names(emoji)));
            }
            JsonNode variations = emoji.get("skin_variations");
            if (variations == null) continue;
            for (JsonNode variation : variations) {
                if (variation.get("has_img_google").asBoolean()) {
                    toned.add(entry(variation, "TONED", ""));
                }
            }
        }
        entries.addAll(toned);
        return entries;
    }

    private static Entry entry(JsonNode emoji, String group, String names) {
        return new Entry(
                emoji.get("unified").asString(),
                emoji.get("image").asString(),
                group,
                names,
                !names.isEmpty());
    }

    private static String group(String category) {
        return switch (category) {
            case "Smileys & Emotion" -> "SMILEYS";
            case "People & Body" -> "PEOPLE";
            case "Animals & Nature" -> "NATURE";
            case "Food & Drink" -> "FOOD";
            case "Travel & Places" -> "TRAVEL";
            case "Activities" -> "ACTIVITIES";
            case "Objects" -> "OBJECTS";
            case "Symbols" -> "SYMBOLS";
            case "Flags" -> "FLAGS";
            case "Component" -> "PARTS";
            default -> throw new IllegalArgumentException(category);
        };
    }

    /// The short names, `;`, and the words of the name that are in none of them.
    private static String names(JsonNode emoji) {
        Set<String> names = new LinkedHashSet<>();
        names.add(emoji.get("short_name").asString());
        emoji.get("short_names").forEach(name -> names.add(name.asString()));
        String known = String.join(" ", names);
        Set<String> words = new LinkedHashSet<>();
        String all = emoji.get("name").asString() + " " + emoji.get("subcategory").asString();
        for (String word : all.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+")) {
            boolean adds = word.length() > 2 && !known.contains(word);
            if (adds && !Set.of("with", "sign", "face", "and", "the").contains(word)) {
                words.add(word);
            }
        }
        return String.join(" ", names) + ";" + String.join(" ", words);
    }

    // ---- the pictures

    private static byte[] png(Path file) throws IOException {
        BufferedImage large = ImageIO.read(file.toFile());
        BufferedImage small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(large, 0, 0, SIZE, SIZE, null);
        graphics.dispose();
        return written(withPalette(small));
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ImageWriter writer =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png")
                        .next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static BufferedImage withPalette(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, SIZE, SIZE, null, 0, SIZE);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) counts.merge(pixel >>> 24 == 0 ? 0 : pixel, 1, Integer::sum);
        List<Box> boxes = boxes(counts);
        byte[] bytes = new byte[4 * boxes.size()];
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            int colour = boxes.get(i).average();
            for (int channel = 0; channel < 4; channel++) {
                bytes[4 * i + channel] = (byte) channel(colour, channel);
            }
            for (int member : boxes.get(i).colours) index.put(member, i);
        }
        var model = new IndexColorModel(8, boxes.size(), bytes, 0, true);
        BufferedImage out = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i] >>> 24 == 0 ? 0 : pixels[i];
            out.getRaster().setSample(i % SIZE, i / SIZE, 0, index.get(pixel));
        }
        return out;
    }

    /// Median cut: the box whose colours differ most is split, until there are enough.
    private static List<Box> boxes(Map<Integer, Integer> counts) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(new ArrayList<>(counts.keySet()), counts));
        while (boxes.size() < COLOURS) {
            Box worst = boxes.stream().max(Comparator.comparingDouble(Box::spread)).orElseThrow();
            if (worst.spread() <= 0) break;
            boxes.remove(worst);
            boxes.addAll(worst.halves());
        }
        return boxes;
    }

    /// Red, green, blue or alpha, in this order.
    private static int channel(int colour, int channel) {
        return channel == 3 ? colour >>> 24 : colour >> 16 - 8 * channel & 0xFF;
    }

    private static final class Box {
        final List<Integer> colours;
        private final Map<Integer, Integer> counts;
        private final int widest;
        private final double spread;

        Box(List<Integer> colours, Map<Integer, Integer> counts) {
            this.colours = colours;
            this.counts = counts;
            int at = 0;
            double most = -1;
            for (int channel = 0; channel < 4; channel++) {
                double its = deviation(channel);
                if (its > most) {
                    most = its;
                    at = channel;
                }
            }
            widest = at;
            spread = colours.size() < 2 ? 0 : most;
        }

        double spread() {
            return spread;
        }

        private long pixels() {
            return colours.stream().mapToLong(counts::get).sum();
        }

        /// What is hardly seen counts little.
        private double weight(int colour, int channel) {
            return counts.get(colour) * (channel == 3 ? 1 : (colour >>> 24) / 255.0);
        }

        private double deviation(int channel) {
            double sum = 0;
            double weights = 0;
            for (int colour : colours) {
                sum += weight(colour, channel) * channel(colour, channel);
                weights += weight(colour, channel);
            }
            if (weights == 0) return 0;
            double mean = sum / weights;
            double total = 0;
            for (int colour : colours) {
                double off = channel(colour, channel) - mean;
                total += weight(colour, channel) * off * off;
            }
            return total;
        }

        List<Box> halves() {
            List<Integer> sorted = new ArrayList<>(colours);
            sorted.sort(Comparator.comparingInt(colour -> channel(colour, widest)));
            long half = pixels() / 2;
            long seen = 0;
            int cut = 0;
            while (cut < sorted.size() - 1 && (seen < half || cut == 0)) {
                seen += counts.get(sorted.get(cut++));
            }
            return List.of(
                    new Box(new ArrayList<>(sorted.subList(0, cut)), counts),
                    new Box(new ArrayList<>(sorted.subList(cut, sorted.size())), counts));
        }

        int average() {
            double[] sums = new double[4];
            double[] weights = new double[4];
            for (int colour : colours) {
                for (int channel = 0; channel < 4; channel++) {
                    double weight = weight(colour, channel);
                    sums[channel] += weight * channel(colour, channel);
                    weights[channel] += weight;
                }
            }
            int colour = 0;
            for (int channel = 0; channel < 4; channel++) {
                double its = weights[channel] == 0 ? 0 : sums[channel] / weights[channel];
                colour |= (int) Math.round(its) << (channel == 3 ? 24 : 16 - 8 * channel);
            }
            return colour;
        }
    }
}
