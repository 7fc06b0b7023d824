// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values that were encrypted once, with a keyset of two versions. A change of the key derivation, the associated data
 * or the format would make every value encrypted so far unreadable: never replace these files.
 */
class EncryptedValueVectorsTest {
    @TempDir
    private Path folder;

    private record Vector(ProductId product, FieldPath field, String value, String encrypted) {
        static Vector of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Vector(ProductId.parse(parts[0]), FieldPath.of(parts[1]), parts[2], parts[3]);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = EncryptedValueVectorsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private FileKeyset keys() throws IOException {
        Path file = folder.resolve("masking.json");
        Files.write(file, resource("vector-keyset.json"));
        return FileKeyset.open(file);
    }

    @Test
    void shouldDecryptValuesOfEachVersion() throws IOException, DecryptionException {
        FileKeyset keys = keys();
        List<Vector> vectors = new String(resource("encrypted-values.txt"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#"))
                .map(Vector::of)
                .toList();

        assertThat(vectors).hasSize(18);
        for (Vector vector : vectors) {
            byte[] decrypted = keys.cipher(vector.product(), vector.field())
                    .decrypt(HexFormat.of().parseHex(vector.encrypted()));
            assertThat(new String(decrypted, StandardCharsets.UTF_8)).isEqualTo(vector.value());
        }
        assertThat(vectors).extracting(vector -> vector.encrypted().substring(0, 10))
                .contains("0100000001", "0100000002");
    }

    @Test
    void shouldProduceTheSameTokensForEachVersion() throws IOException {
        FileKeyset keys = keys();

        assertThat(token(keys, 1)).isEqualTo("8599f22a39157280cd7ccfb5c0e6fb9d4c334df7232d989241668221181c8e32");
        assertThat(token(keys, 2)).isEqualTo("42a1199defefffe3b2f26901242fb535211247c5501c44d9caf92287bd9341a5");
    }

    private static String token(FileKeyset keys, int version) {
        byte[] value = "ann@example.org".getBytes(StandardCharsets.UTF_8);
        byte[] token = new byte[KeyProvider.SIZE];
        TokenMac mac = keys.tokenMac(version);
        mac.update(value, 0, value.length);
        mac.finish(token, 0);
        return HexFormat.of().formatHex(token);
    }
}
