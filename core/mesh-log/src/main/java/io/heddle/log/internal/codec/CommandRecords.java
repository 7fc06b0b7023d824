// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.codec;

import io.heddle.contract.ContractRef;
import io.heddle.log.CommandId;
import io.heddle.log.MeshChange;
import io.heddle.log.internal.read.LogFold;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Encodes the changes of a command as records: the inverse of {@link LogFold}. Pure. */
public final class CommandRecords {
    /** Header: the command that wrote the record. */
    static final String COMMAND = "heddle-command";

    /** Header on every record of a command except its last: more records of the same change follow. */
    static final String MORE = "heddle-more";

    private CommandRecords() {}

    public static List<ProducerRecord<byte[], byte[]>> of(String topic, CommandId command, List<MeshChange> changes) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Headers headers = new RecordHeaders().add(COMMAND, command.value().getBytes(UTF_8));
            if (i < changes.size() - 1) {
                headers.add(MORE, new byte[0]);
            }
            MeshChange change = changes.get(i);
            records.add(new ProducerRecord<>(
                    topic, 0, null, key(change).text().getBytes(UTF_8), value(change), headers));
        }
        return records;
    }

    static EntryKey key(MeshChange change) {
        if (change instanceof MeshChange.PutDomain put) {
            return new EntryKey.OfDomain(put.entry().name());
        }
        if (change instanceof MeshChange.PutContract put) {
            return new EntryKey.OfContract(put.entry().contract().ref());
        }
        if (change instanceof MeshChange.RemoveDomain remove) {
            return new EntryKey.OfDomain(remove.name());
        }
        ContractRef ref = ((MeshChange.RemoveContract) change).ref();
        return new EntryKey.OfContract(ref);
    }

    private static byte @Nullable [] value(MeshChange change) {
        if (change instanceof MeshChange.PutDomain put) {
            return EntryCodec.encode(put.entry());
        }
        if (change instanceof MeshChange.PutContract put) {
            return EntryCodec.encode(put.entry());
        }
        return null;
    }

    public static Optional<CommandId> command(Headers headers) {
        Header header = headers.lastHeader(COMMAND);
        try {
            return header == null || header.value() == null
                    ? Optional.empty()
                    : Optional.of(new CommandId(new String(header.value(), UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static boolean hasMore(Headers headers) {
        return headers.lastHeader(MORE) != null;
    }
}
