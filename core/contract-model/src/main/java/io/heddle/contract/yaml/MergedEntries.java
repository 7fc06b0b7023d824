// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The entries that a merge key ({@code <<: *base}) adds to a map. Keys of the map itself take precedence; of several
 * merged maps, the first one that has a key provides it.
 *
 * @param index where in the map the merge key stands
 * @see <a href="https://yaml.org/type/merge.html">Merge Key Language-Independent Type for YAML</a>
 */
record MergedEntries(List<YamlNode.Entry> entries, int index) {
    static final String KEY = "<<";

    MergedEntries {
        entries = List.copyOf(entries);
    }

    /** Empty if the value of the merge key is neither a map nor a list of maps. */
    static Optional<MergedEntries> of(YamlNode value, int index) {
        List<YamlNode> maps = value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode map : maps) {
            if (!(map instanceof YamlNode.Mapping mapping)) {
                return Optional.empty();
            }
            mapping.entries().stream().filter(entry -> seen.add(entry.key().text())).forEach(entries::add);
        }
        return Optional.of(new MergedEntries(entries, index));
    }

    /** The map's own entries with the merged ones in place of the merge key. */
    List<YamlNode.Entry> into(List<YamlNode.Entry> own) {
        Set<String> names = new HashSet<>();
        own.forEach(entry -> names.add(entry.key().text()));
        List<YamlNode.Entry> all = new ArrayList<>(own.subList(0, index));
        entries.stream().filter(entry -> !names.contains(entry.key().text())).forEach(all::add);
        all.addAll(own.subList(index, own.size()));
        return all;
    }
}
