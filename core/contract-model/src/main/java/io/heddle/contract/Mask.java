// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a field's value is masked on an output port. The masked value keeps the field's Avro type. Immutable.
 *
 * <p>A closed hierarchy: code that treats the strategies differently implements {@link Visitor}, so that a new strategy
 * does not compile until every module handles it.
 */
public sealed interface Mask {
    /** The strategy's name in a contract, derived from the class name. */
    default String strategy() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The kind of key that masking requires. */
    KeyNeed keyNeed();

    /** A description for people: {@code hash}, {@code partial (first 2)}; {@code ""} for an unmasked value. */
    default String describe() {
        return strategy();
    }

    /** Calls the visitor's method for this strategy. */
    <R> R accept(Visitor<R> visitor);

    /** The masking keys that a strategy uses. */
    enum KeyNeed {
        /** No key: the mask works while the key provider is unavailable. */
        NONE,
        /** The token key of the mesh. */
        TOKEN,
        /** The encryption key of the product and field. */
        ENCRYPTION
    }

    /** One method per strategy, so that a new strategy does not compile until every visitor handles it. */
    interface Visitor<R> {
        R none(None mask);

        R redact(Redact mask);

        R nullify(Nullify mask);

        R hash(Hash mask);

        R partial(Partial mask);

        R email(Email mask);

        R truncate(Truncate mask);

        R bucket(Bucket mask);

        R encrypt(Encrypt mask);
    }

    /** The value is published unmasked. */
    record None() implements Mask {
        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public String describe() {
            return "";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.none(this);
        }
    }

    /**
     * A constant: {@code ***} for strings, empty bytes, zeros, {@code false}, the first enum symbol, an empty
     * collection.
     */
    record Redact() implements Mask {
        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redact(this);
        }
    }

    /** {@code null}; only allowed where the field's schema is a union with null. */
    record Nullify() implements Mask {
        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nullify(this);
        }
    }

    /** A keyed token (HMAC-SHA-256): equal inputs give equal tokens in every product. */
    record Hash() implements Mask {
        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.TOKEN;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hash(this);
        }
    }

    /**
     * Keeps the first and last code points and replaces the rest with {@code *}. A value too short to hide anything
     * this way is masked completely.
     *
     * @param keepFirst code points kept at the start, 0 or more
     * @param keepLast code points kept at the end, 0 or more
     */
    record Partial(int keepFirst, int keepLast) implements Mask {
        /** @throws IllegalArgumentException if a count is negative */
        public Partial {
            if (keepFirst < 0 || keepLast < 0) {
                throw new IllegalArgumentException("keepFirst and keepLast must be 0 or more");
            }
        }

        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public String describe() {
            return strategy() + " (" + visiblePart() + ")";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.partial(this);
        }

        private String visiblePart() {
            if (keepLast == 0) {
                return "first " + keepFirst;
            }
            return keepFirst == 0 ? "last " + keepLast : "first " + keepFirst + ", last " + keepLast;
        }
    }

    /**
     * Replaces an e-mail address with another valid one: the keyed token that {@link Hash} produces for the whole
     * address, {@code @}, and a domain. Equal addresses give equal results; the local part joins with hashed addresses.
     *
     * @param keepDomain whether to keep the domain; otherwise, and if the value is not a valid address, the domain
     *        becomes {@value #MASKED_DOMAIN}, which never receives mail (RFC 2606)
     */
    record Email(boolean keepDomain) implements Mask {
        /** Replaces every domain that is not kept. */
        public static final String MASKED_DOMAIN = "masked.invalid";

        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.TOKEN;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.email(this);
        }
    }

    /**
     * Truncates a date or timestamp to the first instant of its month or year, in UTC, or in local time for local
     * types.
     */
    record Truncate(Unit unit) implements Mask {
        /** The precision that remains. */
        public enum Unit {
            MONTH,
            YEAR
        }

        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truncate(this);
        }
    }

    /**
     * Replaces a number with the lower end of its bucket: the greatest multiple of {@code width}, or the greatest of
     * {@code boundaries}, that is not greater than the number. Numbers below the first boundary become the first
     * boundary.
     *
     * @param width greater than 0; empty if there are boundaries
     * @param boundaries ascending, at least one; empty if there is a width
     */
    record Bucket(Optional<BigDecimal> width, List<BigDecimal> boundaries) implements Mask {
        /** @throws IllegalArgumentException if the parameters violate these rules */
        public Bucket {
            boundaries = List.copyOf(boundaries);
            if (width.isPresent() == !boundaries.isEmpty()) {
                throw new IllegalArgumentException("a bucket must have either a width or boundaries");
            }
            if (width.filter(w -> w.signum() <= 0).isPresent()) {
                throw new IllegalArgumentException("a bucket's width must be greater than 0");
            }
            for (int i = 1; i < boundaries.size(); i++) {
                if (boundaries.get(i - 1).compareTo(boundaries.get(i)) >= 0) {
                    throw new IllegalArgumentException("boundaries must be ascending");
                }
            }
        }

        public static Bucket ofWidth(BigDecimal width) {
            return new Bucket(Optional.of(width), List.of());
        }

        public static Bucket ofBoundaries(List<BigDecimal> boundaries) {
            return new Bucket(Optional.empty(), boundaries);
        }

        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bucket(this);
        }
    }

    /**
     * Authenticated encryption. Can be decrypted only with the right key and only as the same field of the same
     * product. Equal values give different results, so encrypted fields cannot be joined.
     */
    record Encrypt() implements Mask {
        @Override
        public KeyNeed keyNeed() {
            return KeyNeed.ENCRYPTION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.encrypt(this);
        }
    }
}
