// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of a field's value on its way to an output port. The masked value keeps the field's Avro type.
 * Immutable.
 *
 * <p>A closed family: whoever gives each strategy a meaning of its own implements {@link Visitor}, so that a new
 * strategy does not compile until every module handles it.
 */
public sealed interface Mask {
    /** The strategy's name in a contract: that of the class. */
    default String strategy() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The key that masking a value takes. */
    KeyNeed keyNeed();

    /** The mask for people: {@code hash}, {@code partial (first 2)}; {@code ""} for a value that leaves as it is. */
    default String describe() {
        return strategy();
    }

    /** Calls the visitor's method for this strategy. */
    <R> R accept(Visitor<R> visitor);

    /** The masking keys that a strategy uses. */
    enum KeyNeed {
        /** No key: the mask works while the key provider is down. */
        NONE,
        /** The token key of the mesh. */
        TOKEN,
        /** The encryption key of the product and field. */
        ENCRYPTION
    }

    /** One method for each strategy: a new strategy does not compile until every visitor handles it. */
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

    /** The value leaves as it is. */
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

    /** A fixed value: {@code ***} for strings, empty bytes, zeroes, {@code false}, the first enum symbol, no items. */
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

    /** {@code null}; only where the field's schema is a union with null. */
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

    /** A keyed token (HMAC-SHA-256): equal input gives equal token, in every product. */
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
     * The first and last code points stay, the rest becomes {@code *}. A value that would stay whole is starred whole.
     *
     * @param keepFirst code points kept at the start, 0 or more
     * @param keepLast code points kept at the end, 0 or more
     */
    record Partial(int keepFirst, int keepLast) implements Mask {
        /** @throws IllegalArgumentException if a count is negative */
        public Partial {
            if (keepFirst < 0 || keepLast < 0) {
                throw new IllegalArgumentException("keepFirst and keepLast are 0 or more");
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
     * An address becomes another valid one: the keyed token that {@link Hash} gives of the whole address, {@code @},
     * and a domain. Equal addresses give equal results; the part before the {@code @} joins with hashed addresses.
     *
     * @param keepDomain whether the domain stays; else, and where the value is no valid address, it becomes
     *        {@value #MASKED_DOMAIN}, which no mail ever reaches (RFC 2606)
     */
    record Email(boolean keepDomain) implements Mask {
        /** Stands for every domain that is not kept. */
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
     * A date or timestamp becomes the first moment of its month or year (of UTC; of its own time where it is local).
     */
    record Truncate(Unit unit) implements Mask {
        /** What of a date is left. */
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
     * A number becomes the lower end of its bucket: the greatest multiple of {@code width}, or the greatest of
     * {@code boundaries}, that is not greater. What lies below the first boundary becomes the first boundary.
     *
     * @param width greater than 0; empty if there are boundaries
     * @param boundaries ascending, at least one; empty if there is a width
     */
    record Bucket(Optional<BigDecimal> width, List<BigDecimal> boundaries) implements Mask {
        /** @throws IllegalArgumentException if the parts break the rules above */
        public Bucket {
            boundaries = List.copyOf(boundaries);
            if (width.isPresent() == !boundaries.isEmpty()) {
                throw new IllegalArgumentException("a bucket has either a width or boundaries");
            }
            if (width.filter(w -> w.signum() <= 0).isPresent()) {
                throw new IllegalArgumentException("a bucket's width is greater than 0");
            }
            for (int i = 1; i < boundaries.size(); i++) {
                if (boundaries.get(i - 1).compareTo(boundaries.get(i)) >= 0) {
                    throw new IllegalArgumentException("boundaries are ascending");
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
     * Authenticated encryption, readable again with the right key, and only as the same field of the same product.
     * Equal values give unequal results: encrypted fields do not join.
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
