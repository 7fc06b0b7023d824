// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the tree of one document from parser events and enforces the limits of {@link YamlReader}. */
final class YamlTreeBuilder {
    private final List<YamlProblem> problems = new ArrayList<>();
    private final Deque<OpenYamlNode> open = new ArrayDeque<>();
    private final Map<String, Optional<YamlNode>> anchors = new HashMap<>();
    private @Nullable YamlNode root;
    private int documents;
    private int aliases;
    private int nodes;
    private boolean stopped;

    void accept(Event event) {
        TextPosition position = event.getStartMark().map(YamlReader::position).orElse(TextPosition.START);
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            stop("yaml.documents", position, "the text has more than one YAML document", "keep one document in a text");
        } else if (event instanceof ScalarEvent scalar) {
            acceptScalar(scalar, position);
        } else if (event instanceof AliasEvent alias) {
            acceptAlias(alias, position);
        } else if (event instanceof CollectionStartEvent start) {
            acceptStart(start, position);
        } else if (event instanceof CollectionEndEvent) {
            OpenYamlNode frame = open.pop();
            YamlNode node = frame.close();
            frame.anchor().ifPresent(anchor -> anchors.put(anchor, Optional.of(node)));
            add(node);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    List<YamlProblem> problems() {
        return problems;
    }

    YamlReading finish() {
        if (root == null) {
            problems.add(new YamlProblem("yaml.empty", TextPosition.START, "", "the document is empty",
                    "write the document"));
        }
        return new YamlReading(Optional.ofNullable(root), problems);
    }

    private void acceptScalar(ScalarEvent event, TextPosition position) {
        checkTag(event.getTag(), position);
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        YamlScalar scalar = new YamlScalar(
                position, event.getValue(), plain ? YamlScalar.kindOfPlain(event.getValue()) : YamlScalar.Kind.STRING);
        if (plain && event.getValue().equals(MergedEntries.KEY) && !open.isEmpty() && open.element().expectsKey()) {
            count(1, position);
            addKey(open.element(), scalar, true);
            return;
        }
        event.getAnchor().map(Anchor::getValue).ifPresent(anchor -> anchors.put(anchor, Optional.of(scalar)));
        count(1, position);
        add(scalar);
    }

    private void acceptAlias(AliasEvent event, TextPosition position) {
        String name = event.getAlias().getValue();
        Optional<YamlNode> target = anchors.getOrDefault(name, Optional.empty());
        if (target.isEmpty()) {
            stop("yaml.alias", position,
                    "the alias *" + name + (anchors.containsKey(name) ? " contains itself" : " has no anchor"),
                    "write the value out");
        } else if (++aliases > YamlReader.MAX_ALIASES) {
            stop("yaml.alias", position, "the document uses more than " + YamlReader.MAX_ALIASES + " aliases",
                    "write values out");
        } else {
            count(target.get().size(), position);
            add(target.get());
        }
    }

    private void acceptStart(CollectionStartEvent event, TextPosition position) {
        checkTag(event.getTag(), position);
        count(1, position);
        Optional<String> anchor = event.getAnchor().map(Anchor::getValue);
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        boolean mapping = event instanceof MappingStartEvent;
        if (!open.isEmpty() && open.element().expectsKey()) {
            stop("yaml.key", position, "a key must be a single value, not a list or map", "write a plain key");
        } else if (open.size() >= YamlReader.MAX_DEPTH) {
            stop("yaml.too.deep", position, "lists and maps are nested more than " + YamlReader.MAX_DEPTH
                    + " levels deep",
                    "flatten the document");
        } else {
            open.push(new OpenYamlNode(position, mapping, anchor));
        }
    }

    /** Accepts the redundant tags {@code !} and {@code !!str}, and reports all others: they can request code. */
    private void checkTag(Optional<String> tag, TextPosition position) {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals("tag:yaml.org,2002:str")) {
            problems.add(new YamlProblem(
                    "yaml.tag", position, path(), "tags such as " + shortTag(tag.get()) + " are not supported",
                    "remove the tag"));
        }
    }

    private static String shortTag(String tag) {
        String text = tag.replace("tag:yaml.org,2002:", "!!");
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    private void count(int size, TextPosition position) {
        nodes += size;
        if (nodes > YamlReader.MAX_NODES) {
            stop("yaml.too.large", position, "the document has more than " + YamlReader.MAX_NODES + " values",
                    "split or shorten the document");
        }
    }

    private void add(YamlNode node) {
        if (stopped) {
            return;
        }
        if (open.isEmpty()) {
            root = node;
            return;
        }
        OpenYamlNode frame = open.element();
        if (!frame.expectsKey()) {
            if (!frame.add(node)) {
                problems.add(new YamlProblem("yaml.merge", node.position(), path(),
                        "the merge key '<<' takes a map or a list of maps, but the value is " + node.describe(),
                        "name the anchor of a map, such as '<<: *base', or write the keys out"));
            }
        } else if (node instanceof YamlScalar key) {
            addKey(frame, key, false);
        } else {
            stop("yaml.key", node.position(), "a key must be a single value, not a list or map", "write a plain key");
        }
    }

    private void addKey(OpenYamlNode frame, YamlScalar key, boolean merge) {
        frame.key(key, merge).ifPresent(first -> problems.add(new YamlProblem(
                "yaml.key.duplicate", key.position(), path(),
                "the key '" + key.text() + "' occurs twice, first at " + first,
                merge ? "merge several maps with one key: '<<: [*a, *b]'" : "remove one of the two")));
    }

    private void stop(String code, TextPosition position, String message, String fix) {
        if (!stopped) {
            problems.add(new YamlProblem(code, position, path(), message, fix));
        }
        stopped = true;
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (Iterator<OpenYamlNode> frames = open.descendingIterator(); frames.hasNext();) {
            path.append(frames.next().step());
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }
}
