// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import io.heddle.engine.internal.keyset.KeysetContent;
import io.heddle.engine.internal.keyset.OwnerOnlyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The masking keys in a file: a Google Tink keyset in JSON, readable by its owner only. Thread-safe. If the file is
 * lost, tokens are no longer stable and every encrypted value is lost; anyone who obtains it can test guesses of tokens
 * and decrypt values. Back it up like a password store.
 *
 * <p>{@link #rotate} adds an encryption key: new values use it, old ones stay readable, running processes follow within
 * {@value #CHECK_SECONDS} seconds. {@link #rotateTokens} adds a token key and pins it: from then on <i>equal values
 * have other tokens than before</i>. A running process keeps the token key it started with, so that tokens do not
 * change while it runs; restart the processes that mask one after the other, close together. {@link #pinTokens} reverts
 * to an earlier key. No key is ever removed. A version encrypts 2<sup>30</sup> values of a field in one process and
 * then refuses until there is a new version (ADR 0033). Files that predate encryption are read unchanged and give the
 * same tokens.
 */
public final class FileKeyset implements KeyProvider {
    static final int CHECK_SECONDS = 10;
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(CHECK_SECONDS);
    private static final int MAX_FILE_BYTES = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(FileKeyset.class);

    private final Path file;
    private final boolean owned;
    private final int pinned;
    private final ThreadLocal<TokenMac> macs;
    private final long encryptionLimit;
    private final Map<String, EncryptionQuota> quotas = new ConcurrentHashMap<>();
    private volatile LoadedKeyset loaded;
    private volatile long checkedAt = System.nanoTime();

    private record LoadedKeyset(KeysetContent keys, String stamp) {}

    private FileKeyset(Path file, LoadedKeyset loaded, boolean owned, long encryptionLimit) {
        this.file = file;
        this.owned = owned;
        this.encryptionLimit = encryptionLimit;
        this.loaded = loaded;
        this.pinned = loaded.keys().pinned();
        byte[] key = loaded.keys().tokens().get(pinned - 1);
        this.macs = ThreadLocal.withInitial(() -> new PreparedTokenMac(pinned, key));
    }

    /**
     * Opens the keyset, or creates one if the file does not exist. An existing file is written only to add the first
     * encryption key, on the first {@link #cipher}. Several processes may do this concurrently: all end up with the
     * same keys.
     *
     * @throws KeysetException if the file cannot be read, written or parsed
     */
    public static FileKeyset openOrCreate(Path file) {
        return openOrCreate(file, EncryptionQuota.LIMIT);
    }

    /**
     * @param encryptionLimit the maximum number of values of one field that this object encrypts under one version of
     *        the key
     */
    static FileKeyset openOrCreate(Path file, long encryptionLimit) {
        KeysetContent.register();
        if (!Files.exists(file)) {
            try {
                OwnerOnlyFile.createOnce(file, KeysetContent.create().text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new KeysetException("cannot create the masking keys at " + file + " (" + kind(e)
                        + "); make the folder writable for this user, or name another file");
            } catch (GeneralSecurityException e) {
                throw broken();
            }
        }
        return open(file, true, encryptionLimit);
    }

    /**
     * Opens an existing keyset read-only.
     *
     * @throws KeysetException if the file cannot be read or parsed
     */
    public static FileKeyset open(Path file) {
        KeysetContent.register();
        return open(file, false, EncryptionQuota.LIMIT);
    }

    private static FileKeyset open(Path file, boolean owned, long encryptionLimit) {
        LoadedKeyset loaded = load(file);
        if (OwnerOnlyFile.isOpenToOthers(file)) {
            LOG.warn("Other users of this machine can access the masking keys at {}; set the file mode to 0600", file);
        }
        return new FileKeyset(file, loaded, owned, encryptionLimit);
    }

    private static LoadedKeyset load(Path file) {
        String json;
        String stamp;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw unusable(file, "is far too large for a keyset");
            }
            stamp = stamp(file);
            json = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeysetException("cannot read the masking keys at " + file + " (" + kind(e)
                    + "); make the file readable for this user (mode 0600)");
        }
        try {
            return new LoadedKeyset(KeysetContent.parse(json), stamp);
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause's message may quote the file, which holds keys.
            throw unusable(file, "is not a Tink keyset in JSON with an HMAC_SHA256_PRF key as its primary");
        }
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
    }

    @Override
    public byte[] pseudorandom(byte[] input) {
        TokenMac mac = macs.get();
        mac.update(input, 0, input.length);
        byte[] output = new byte[SIZE];
        mac.finish(output, 0);
        return output;
    }

    @Override
    public int tokenVersion() {
        return pinned;
    }

    @Override
    public TokenMac tokenMac() {
        return tokenMac(pinned);
    }

    @Override
    public TokenMac tokenMac(int version) {
        KeysetContent keys = loaded.keys();
        if (version < 1 || version > keys.tokens().size()) {
            throw new KeysetException(
                    "there is no version " + version + " of the token key in " + file + "; the versions are 1 to "
                            + keys.tokens().size());
        }
        return new PreparedTokenMac(version, keys.tokens().get(version - 1));
    }

    @Override
    public FieldCipher cipher(ProductId product, FieldPath field) {
        if (loaded.keys().ciphers().isEmpty() && current().ciphers().isEmpty()) {
            if (!owned) {
                throw new KeysetException(
                        "the masking keys at " + file + " hold no encryption key, which " + product + " "
                                + field + " needs; run 'heddle keyset rotate' to add one");
            }
            change(keys -> keys.ciphers().isEmpty() ? keys.withNewCipher() : keys);
        }
        return new RotatingFieldCipher(this, product, field);
    }

    /** The quota shared by all encryptions of a field under one version, however often its cipher was created. */
    EncryptionQuota quota(String field, int version) {
        return quotas.computeIfAbsent(
                field + "\n" + version,
                key -> new EncryptionQuota(field.replace('\n', ' '), version, encryptionLimit));
    }

    /**
     * The versions currently in the file; the version pinned there may differ from the one this object pinned when it
     * was opened.
     */
    public KeysetVersions versions() {
        KeysetContent keys = reload();
        return new KeysetVersions(keys.tokens().size(), keys.pinned(), List.copyOf(keys.ciphers().keySet()));
    }

    /**
     * Adds an encryption key, which becomes the current one.
     *
     * @return its version
     * @throws KeysetException if the file cannot be changed; it is left unchanged
     */
    public int rotate() {
        return change(KeysetContent::withNewCipher).ciphers().lastKey();
    }

    /**
     * Adds a token key and pins it for processes that start from now on, which will produce different tokens. This
     * object keeps its own key, too.
     *
     * @return its version
     * @throws KeysetException if the file cannot be changed; it is left unchanged
     */
    public int rotateTokens() {
        return change(KeysetContent::withNewToken).pinned();
    }

    /**
     * Pins an existing token key, to revert a rotation.
     *
     * @throws KeysetException if there is no such version, or the file cannot be changed; it is left unchanged
     */
    public void pinTokens(int version) {
        change(keys -> {
            if (version < 1 || version > keys.tokens().size()) {
                throw new KeysetException("there is no version " + version + " of the token key in " + file
                        + "; the versions are 1 to " + keys.tokens().size());
            }
            return keys.withPinned(version);
        });
    }

    private interface KeyChange {
        KeysetContent of(KeysetContent keys) throws GeneralSecurityException;
    }

    private KeysetContent change(KeyChange change) {
        try {
            return OwnerOnlyFile.exclusively(file, () -> {
                KeysetContent before = load(file).keys();
                KeysetContent after;
                try {
                    after = change.of(before);
                    if (!after.handle().equalsKeyset(before.handle())) {
                        OwnerOnlyFile.replace(file, after.text().getBytes(StandardCharsets.UTF_8));
                    }
                } catch (GeneralSecurityException e) {
                    throw broken();
                }
                loaded = new LoadedKeyset(after, stamp(file));
                return after;
            });
        } catch (IOException e) {
            throw new KeysetException("cannot change the masking keys at " + file + " (" + kind(e)
                    + "); make the file and its folder writable for this user");
        }
    }

    /** The current keys; checks the file for changes from time to time. */
    KeysetContent current() {
        return System.nanoTime() - checkedAt > CHECK_NANOS ? reload() : loaded.keys();
    }

    /** Reloads the keys from the file; returns the previous ones if it cannot be read. */
    synchronized KeysetContent reload() {
        checkedAt = System.nanoTime();
        try {
            if (!stamp(file).equals(loaded.stamp())) {
                loaded = load(file);
                LOG.info("Reloaded the masking keys at {} after a change", file);
            }
        } catch (IOException | KeysetException e) {
            LOG.warn("Could not reload the masking keys at {}; the previous keys remain in use", file);
        }
        return loaded.keys();
    }

    private static KeysetException broken() {
        return new KeysetException("cannot create keys in this Java runtime: Google Tink refused");
    }

    private static KeysetException unusable(Path file, String why) {
        return new KeysetException("the masking keys at " + file + " cannot be used: the file " + why
                + "; restore it from a backup, or move it away to start with new keys, which give different tokens");
    }

    private static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }
}
