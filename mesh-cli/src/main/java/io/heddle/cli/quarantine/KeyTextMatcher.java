// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.client.WireFormatToJson;
import io.heddle.contract.wire.ConfluentFrame;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Matches a record key against user input: as text, as hex bytes, or as the text form of an Avro key. Not thread-safe.
 */
final class KeyTextMatcher implements Predicate<byte @Nullable []> {
    private static final String HEX = "0x";
    private final String text;
    private final byte[] bytes;
    private final MeshConnectionInfo info;
    private @Nullable WireFormatToJson schemas;

    KeyTextMatcher(String text, MeshConnectionInfo info) {
        this.text = text;
        this.bytes = bytes(text);
        this.info = info;
    }

    private static byte[] bytes(String text) {
        try {
            return text.startsWith(HEX)
                    ? HexFormat.of().parseHex(text.substring(HEX.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notHex) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean test(byte @Nullable [] key) {
        return key != null && (Arrays.equals(key, bytes) || (ConfluentFrame.isFramed(key) && decodesToText(key)));
    }

    private boolean decodesToText(byte[] key) {
        WireFormatToJson decoder = schemas;
        if (decoder == null) {
            decoder = new WireFormatToJson(info);
            schemas = decoder;
        }
        return decoder.toJson(key).filter(json -> json.equals(text) || json.equals('"' + text + '"')).isPresent();
    }
}
