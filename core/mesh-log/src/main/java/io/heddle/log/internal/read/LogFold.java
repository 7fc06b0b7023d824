// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.log.CommandId;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.log.internal.codec.CommandRecords;
import io.heddle.log.internal.codec.EntryCodec;
import io.heddle.log.internal.codec.EntryCodec.UnreadableException;
import io.heddle.log.internal.codec.EntryKey;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Folds records into views. Records are parsed only when a view is requested, so a replay parses each entity once,
 * however often it was written. Folding the same record twice is harmless. Not thread-safe.
 */
public final class LogFold {
    /** Far more than can be in flight between a write and reading it back. */
    private static final int REMEMBERED_COMMANDS = 10_000;

    private final Map<DomainName, DomainEntry> domains = new HashMap<>();
    private final Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();
    private final Map<EntryKey, Optional<byte[]>> unparsed = new LinkedHashMap<>();
    private final Map<CommandId, Boolean> commands = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
            return size() > REMEMBERED_COMMANDS;
        }
    };
    private MeshView view = MeshView.EMPTY;
    private long position;
    private boolean midCommand;

    public void apply(long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        position = offset + 1;
        midCommand = CommandRecords.hasMore(headers);
        CommandRecords.command(headers).ifPresent(command -> commands.put(command, true));
        if (key != null) {
            EntryKey.parse(new String(key, UTF_8)).ifPresent(entry -> unparsed.put(entry, Optional.ofNullable(value)));
        }
    }

    public boolean hasApplied(CommandId command) {
        return commands.containsKey(command);
    }

    /** Whether more records of the last folded command are to follow, so that a view would be incomplete. */
    boolean isMidCommand() {
        return midCommand;
    }

    public MeshView view() {
        if (view.position() != position) {
            unparsed.forEach(this::parse);
            unparsed.clear();
            view = new MeshView(position, domains, contracts, unreadable);
        }
        return view;
    }

    private void parse(EntryKey key, Optional<byte[]> value) {
        remove(key);
        if (value.isEmpty()) {
            return;
        }
        try {
            if (key instanceof EntryKey.OfDomain domain) {
                domains.put(domain.name(), EntryCodec.domain(domain.name(), value.get()));
            } else if (key instanceof EntryKey.OfContract contract) {
                put(EntryCodec.contract(contract.ref(), value.get()));
            }
        } catch (UnreadableException e) {
            unreadable.put(key.text(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A bug in parsing one entity must not discard all others; the message may quote content, so it is not
            // kept.
            unreadable.put(key.text(), "reading it failed with " + e.getClass().getSimpleName());
        }
    }

    private void put(ContractEntry entry) {
        contracts.merge(
                entry.contract().id(),
                new TreeMap<>(Map.of(entry.contract().version(), entry)),
                (versions, added) -> {
                    NavigableMap<ContractVersion, ContractEntry> copy = new TreeMap<>(versions);
                    copy.putAll(added);
                    return copy;
                });
    }

    private void remove(EntryKey key) {
        unreadable.remove(key.text());
        if (key instanceof EntryKey.OfDomain domain) {
            domains.remove(domain.name());
        } else if (key instanceof EntryKey.OfContract contract) {
            contracts.computeIfPresent(contract.ref().product(), (product, versions) -> {
                NavigableMap<ContractVersion, ContractEntry> copy = new TreeMap<>(versions);
                copy.remove(contract.ref().version());
                return copy.isEmpty() ? null : copy;
            });
        }
    }
}
