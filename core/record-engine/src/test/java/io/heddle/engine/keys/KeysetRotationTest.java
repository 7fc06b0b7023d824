// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeysetRotationTest {
    private static final byte[] INPUT = "input".getBytes(StandardCharsets.UTF_8);
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");
    private static final FieldPath EMAIL = FieldPath.of("email");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void addFileName() {
        file = folder.resolve("masking.json");
    }

    @Test
    void shouldProduceTheSameOutputsWhenFileHasTheFirstFormat() throws IOException {
        byte[] before = firstFormat();

        FileKeyset keys = FileKeyset.openOrCreate(file);

        assertThat(HexFormat.of().formatHex(keys.pseudorandom(INPUT)))
                .isEqualTo("de226f5373b6067abd0dd958f29ddb94b4d45bb0b7a78ad446ed4591927f9d05");
        assertThat(keys.tokenVersion()).isEqualTo(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void shouldAddTheFirstEncryptionKeyToAnOldFileOnDemand() throws Exception {
        byte[] before = firstFormat();
        assertThatThrownBy(() -> FileKeyset.open(file).cipher(CUSTOMERS, EMAIL))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("rotate");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        byte[] token = FileKeyset.open(file).pseudorandom(INPUT);

        FileKeyset keys = FileKeyset.openOrCreate(file);
        byte[] encrypted = keys.cipher(CUSTOMERS, EMAIL).encrypt(INPUT);

        FileKeyset reader = FileKeyset.open(file);
        assertThat(reader.cipher(CUSTOMERS, EMAIL).decrypt(encrypted)).isEqualTo(INPUT);
        assertThat(reader.pseudorandom(INPUT)).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void shouldEncryptWithTheNewKeyAndReadTheOldWhenRotated() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(file);
        FieldCipher cipher = keys.cipher(CUSTOMERS, EMAIL);
        byte[] first = cipher.encrypt(INPUT);

        int version = keys.rotate();
        byte[] second = cipher.encrypt(INPUT);

        assertThat(version).isEqualTo(2);
        assertThat(first).hasSize(INPUT.length + FieldCipher.OVERHEAD).startsWith(1, 0, 0, 0, 1);
        assertThat(second).startsWith(1, 0, 0, 0, 2);
        assertThat(cipher.decrypt(first)).isEqualTo(INPUT);
        assertThat(cipher.decrypt(second)).isEqualTo(INPUT);
        assertThat(FileKeyset.open(file).cipher(CUSTOMERS, EMAIL).decrypt(first)).isEqualTo(INPUT);
    }

    @Test
    void shouldReloadTheFileWhenAValueHasAnUnknownVersion() throws Exception {
        FieldCipher reader = FileKeyset.openOrCreate(file).cipher(CUSTOMERS, EMAIL);
        FileKeyset other = FileKeyset.open(file);
        other.rotate();
        byte[] encrypted = other.cipher(CUSTOMERS, EMAIL).encrypt(INPUT);

        assertThat(encrypted).startsWith(1, 0, 0, 0, 2);
        assertThat(reader.decrypt(encrypted)).isEqualTo(INPUT);
    }

    @Test
    void shouldNotDecryptWhenFieldProductVersionOrKeysetIsAnother() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(file);
        keys.rotate();
        byte[] encrypted = keys.cipher(CUSTOMERS, EMAIL).encrypt(INPUT);
        byte[] older = encrypted.clone();
        older[4] = 1;
        byte[] damaged = encrypted.clone();
        damaged[encrypted.length - 1] ^= 1;
        byte[] unknown = encrypted.clone();
        unknown[1] = (byte) 0xff;
        FieldCipher otherCipher =
                FileKeyset.openOrCreate(folder.resolve("other.json")).cipher(CUSTOMERS, EMAIL);

        assertRefuses(keys.cipher(CUSTOMERS, FieldPath.of("emails")), encrypted, "product or field");
        assertRefuses(keys.cipher(ProductId.parse("crm.customer"), EMAIL), encrypted, "product");
        assertRefuses(keys.cipher(CUSTOMERS, EMAIL), older, "cannot be decrypted");
        assertRefuses(keys.cipher(CUSTOMERS, EMAIL), damaged, "cannot be decrypted");
        assertRefuses(keys.cipher(CUSTOMERS, EMAIL), unknown, "key version");
        assertRefuses(keys.cipher(CUSTOMERS, EMAIL), new byte[32], "not an encrypted value");
        assertRefuses(otherCipher, encrypted, "key version 2");
        keys.rotate();
        assertRefuses(otherCipher, keys.cipher(CUSTOMERS, EMAIL).encrypt(INPUT), "key version 3");
    }

    @Test
    void shouldDistinguishFieldAndProductWhenTheirNamesConcatenateToTheSame() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(file);
        byte[] encrypted = keys.cipher(CUSTOMERS, FieldPath.of("a.b")).encrypt(INPUT);

        assertRefuses(keys.cipher(CUSTOMERS, FieldPath.of("a")), encrypted, "cannot be decrypted");
    }

    @Test
    void shouldKeepTokensOfRunningProcessesWhenTokensAreRotated() {
        FileKeyset running = FileKeyset.openOrCreate(file);
        byte[] before = running.pseudorandom(INPUT);

        assertThat(running.rotate()).isEqualTo(2);
        assertThat(FileKeyset.open(file).pseudorandom(INPUT)).isEqualTo(before);
        assertThat(running.rotateTokens()).isEqualTo(2);

        FileKeyset restarted = FileKeyset.open(file);
        assertThat(running.pseudorandom(INPUT)).isEqualTo(before);
        assertThat(running.tokenVersion()).isEqualTo(1);
        assertThat(restarted.tokenVersion()).isEqualTo(2);
        assertThat(restarted.pseudorandom(INPUT)).isNotEqualTo(before);
        assertThat(output(restarted.tokenMac(1))).isEqualTo(before);

        running.pinTokens(1);

        assertThat(FileKeyset.open(file).pseudorandom(INPUT)).isEqualTo(before);
        assertThat(output(FileKeyset.open(file).tokenMac(2))).isEqualTo(restarted.pseudorandom(INPUT));
        assertThatThrownBy(() -> running.pinTokens(3))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("the versions are 1 to 2");
        assertThatThrownBy(() -> running.tokenMac(0)).isInstanceOf(KeysetException.class);
    }

    @Test
    void shouldLoseNoVersionWhenManyRotateAtOnce() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(file);
        byte[] encrypted = keys.cipher(CUSTOMERS, EMAIL).encrypt(INPUT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> rotations = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rotations.add(() -> FileKeyset.open(file).rotate());
            }
            List<Integer> versions = new ArrayList<>();
            for (Future<Integer> version : threads.invokeAll(rotations)) {
                versions.add(version.get());
            }
            assertThat(versions).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(FileKeyset.open(file).cipher(CUSTOMERS, EMAIL).decrypt(encrypted)).isEqualTo(INPUT);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldKeepLoadedKeysWhenFileIsDamagedLater() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(file);
        FieldCipher cipher = keys.cipher(CUSTOMERS, EMAIL);
        byte[] encrypted = cipher.encrypt(INPUT);
        Files.writeString(file, "damaged");

        assertThat(keys.reload().ciphers()).hasSize(1);
        assertThat(cipher.decrypt(encrypted)).isEqualTo(INPUT);
        assertThatThrownBy(keys::rotate).isInstanceOf(KeysetException.class).hasMessageContaining("backup");
        assertThat(Files.readString(file)).isEqualTo("damaged");
    }

    private static byte[] output(TokenMac mac) {
        byte[] output = new byte[KeyProvider.SIZE];
        mac.update(INPUT, 0, INPUT.length);
        mac.finish(output, 0);
        return output;
    }

    private static void assertRefuses(FieldCipher cipher, byte[] encrypted, String why) {
        assertThatThrownBy(() -> cipher.decrypt(encrypted))
                .isInstanceOf(DecryptionException.class)
                .hasNoCause()
                .hasMessageContaining(why);
    }

    private byte[] firstFormat() throws IOException {
        try (InputStream stream = KeysetRotationTest.class.getResourceAsStream("first-format.json")) {
            assertThat(stream).isNotNull();
            Files.copy(stream, file);
        }
        return Files.readAllBytes(file);
    }
}
