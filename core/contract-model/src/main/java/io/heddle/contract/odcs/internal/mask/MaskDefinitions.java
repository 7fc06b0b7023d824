// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.Mask.Truncate.Unit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The definitions of all masking strategies. A strategy that is not in {@link #ALL} cannot be used in a contract. */
final class MaskDefinitions implements Mask.Visitor<DefinedMask<?>> {
    private static final MaskDefinition<Mask.None> NONE = MaskDefinition.of(
            new Mask.None(), MaskFits.EVERY_TYPE, MaskEquality.PRESERVED, type -> new UnchangedValueRules());

    private static final MaskDefinition<Mask.Redact> REDACT = MaskDefinition.of(
            new Mask.Redact(), MaskFits.EVERY_TYPE, MaskEquality.MERGED, RedactedValueRules::new);

    private static final MaskDefinition<Mask.Nullify> NULLIFY = MaskDefinition.of(
            new Mask.Nullify(), MaskFits.NULLABLE, MaskEquality.MERGED, type -> new NullifiedValueRules());

    private static final MaskDefinition<Mask.Hash> HASH = MaskDefinition.of(
            new Mask.Hash(), MaskFits.HASHABLE, MaskEquality.PRESERVED, HashedValueRules::new);

    private static final MaskDefinition<Mask.Partial> PARTIAL = new MaskDefinition<>(
            new Mask.Partial(2, 0),
            List.of("keepFirst", "keepLast"),
            parameters -> parameters.count("keepFirst").flatMap(first -> parameters.count("keepLast")
                    .map(last -> new Mask.Partial(first, last))),
            MaskFits.text("partial fits string without logical type"),
            MaskEquality.MERGED,
            (mask, type) -> new PartialValueRules());

    private static final MaskDefinition<Mask.Email> EMAIL = new MaskDefinition<>(
            new Mask.Email(false),
            List.of("domain"),
            parameters -> parameters.word("domain", List.of("mask", "keep"))
                    .map(domain -> new Mask.Email(domain.equals("keep"))),
            MaskFits.text("email fits string without logical type"),
            MaskEquality.PRESERVED,
            (mask, type) -> new EmailValueRules(mask));

    private static final MaskDefinition<Mask.Truncate> TRUNCATE = new MaskDefinition<>(
            new Mask.Truncate(Unit.MONTH),
            List.of("to"),
            parameters -> parameters.word("to", List.of("month", "year"))
                    .map(unit -> new Mask.Truncate(unit.equals("year") ? Unit.YEAR : Unit.MONTH)),
            MaskFits.DATE,
            MaskEquality.MERGED,
            (mask, type) -> new TruncatedValueRules());

    private static final MaskDefinition<Mask.Bucket> BUCKET = new MaskDefinition<>(
            Mask.Bucket.ofWidth(BigDecimal.TEN),
            List.of("width", "boundaries"),
            BucketParameters::read,
            new BucketFit(),
            MaskEquality.MERGED,
            (mask, type) -> new BucketedValueRules(mask));

    private static final MaskDefinition<Mask.Encrypt> ENCRYPT = MaskDefinition.of(
            new Mask.Encrypt(), MaskFits.ENCRYPTABLE, MaskEquality.SPLIT, type -> new EncryptedValueRules());

    /** In the order used in messages. */
    static final List<MaskDefinition<?>> ALL =
            List.of(NONE, REDACT, NULLIFY, HASH, PARTIAL, EMAIL, TRUNCATE, BUCKET, ENCRYPT);
    static final List<String> STRATEGIES =
            ALL.stream().<String>map(MaskDefinition::strategy).toList();

    private static final Map<String, MaskDefinition<?>> BY_STRATEGY =
            ALL.stream().collect(Collectors.toMap(MaskDefinition::strategy, Function.identity()));
    private static final MaskDefinitions VISITOR = new MaskDefinitions();

    private MaskDefinitions() {}

    static Optional<MaskDefinition<?>> find(String strategy) {
        return Optional.ofNullable(BY_STRATEGY.get(strategy));
    }

    static DefinedMask<?> define(Mask mask) {
        return mask.accept(VISITOR);
    }

    @Override
    public DefinedMask<?> none(Mask.None mask) {
        return new DefinedMask<>(mask, NONE);
    }

    @Override
    public DefinedMask<?> redact(Mask.Redact mask) {
        return new DefinedMask<>(mask, REDACT);
    }

    @Override
    public DefinedMask<?> nullify(Mask.Nullify mask) {
        return new DefinedMask<>(mask, NULLIFY);
    }

    @Override
    public DefinedMask<?> hash(Mask.Hash mask) {
        return new DefinedMask<>(mask, HASH);
    }

    @Override
    public DefinedMask<?> partial(Mask.Partial mask) {
        return new DefinedMask<>(mask, PARTIAL);
    }

    @Override
    public DefinedMask<?> email(Mask.Email mask) {
        return new DefinedMask<>(mask, EMAIL);
    }

    @Override
    public DefinedMask<?> truncate(Mask.Truncate mask) {
        return new DefinedMask<>(mask, TRUNCATE);
    }

    @Override
    public DefinedMask<?> bucket(Mask.Bucket mask) {
        return new DefinedMask<>(mask, BUCKET);
    }

    @Override
    public DefinedMask<?> encrypt(Mask.Encrypt mask) {
        return new DefinedMask<>(mask, ENCRYPT);
    }
}
