// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductKey;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.mask.DefinedMask;
import io.heddle.contract.odcs.internal.mask.MaskEquality;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports conflicts between masks and rules, other masks and the key, once the whole contract has been read. */
public final class DeclaredMaskReview {
    private final ValueSchema schema;
    private final Map<FieldPath, FieldDeclaration> notes;
    private final List<DeclaredMask> uses;
    private final DocumentFindings findings;

    public DeclaredMaskReview(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes, List<DeclaredMask> uses,
            DocumentFindings findings) {
        this.schema = schema;
        this.notes = notes;
        this.uses = List.copyOf(uses);
        this.findings = findings;
    }

    public void check(List<OutputPort> ports, Optional<ProductKey> key, boolean compacted) {
        uses.forEach(this::checkRules);
        ports.forEach(this::checkOverlaps);
        key.ifPresent(k -> uses.stream()
                .filter(use -> k.isHiddenBy(use.path()))
                .forEach(use -> checkKey(use, k, compacted)));
        ports.forEach(this::checkSiblings);
    }

    /**
     * The same field of the same record type elsewhere, as {@code before.mail} beside {@code after.mail}, holds the
     * same kind of data.
     */
    private void checkSiblings(OutputPort port) {
        Map<FieldPath, Mask> inForce = new HashMap<>();
        notes.forEach((path, note) -> inForce.put(path, note.mask()));
        inForce.putAll(port.overrides());
        for (DeclaredMask use : uses) {
            boolean ofPort = use.port().equals(port.name()) && !(use.mask() instanceof Mask.None);
            List<FieldPath> open = ofPort
                    ? schema.index().map(index -> index.siblings(use.path())).orElse(List.of()).stream()
                            .filter(path -> inForce.getOrDefault(path, new Mask.None()) instanceof Mask.None
                                    && outer(path, inForce).isEmpty())
                            .toList()
                    : List.of();
            if (!open.isEmpty()) {
                findings.notice(
                        "field.masking.elsewhere", use.located().node(), use.located().path(),
                        use.path() + " is masked, but " + open.get(0) + (open.size() == 1
                                ? ""
                                : " and " + (open.size() - 1) + " more")
                                + ", the same field of the same record type, leaves " + port(port.name())
                                + " open; declare a mask there as well");
            }
        }
    }

    private void checkRules(DeclaredMask use) {
        FieldDeclaration note = notes.get(use.path());
        Optional<FieldType> type = schema.index().flatMap(index -> index.get(use.path()));
        if (note == null || type.isEmpty()) {
            return;
        }
        Set<String> broken = new LinkedHashSet<>();
        boolean email = false;
        for (FieldRule rule : DefinedMask.of(use.mask()).findBroken(type.get(), note.rules())) {
            broken.add(rule.id());
            email |= rule instanceof FieldRule.Format format && format.kind() == FieldRule.Format.Kind.EMAIL;
        }
        if (!broken.isEmpty()) {
            findings.notice(
                    "field.masking.constraint", use.located().node(), use.located().path(),
                    "values of " + use.path() + " masked with " + use.mask().strategy() + " may no longer satisfy "
                            + String.join(", ", broken) + "; "
                            + (email
                                    ? "the strategy email keeps the form of an address"
                                    : "choose another strategy, or warn the readers of the port"));
        }
    }

    /** If a masked field is nested in another one, the outer mask applies. */
    private void checkOverlaps(OutputPort port) {
        Map<FieldPath, Mask> inForce = new HashMap<>();
        notes.forEach((path, note) -> inForce.put(path, note.mask()));
        inForce.putAll(port.overrides());
        for (DeclaredMask use : uses) {
            boolean ofPort = use.port().equals(port.name()) && (use.own() || port.overrides().containsKey(use.path()));
            Optional<FieldPath> outer = ofPort ? outer(use.path(), inForce) : Optional.empty();
            outer.ifPresent(path -> findings.notice(
                    "field.masking.covered", use.located().node(), use.located().path(),
                    use.mask() instanceof Mask.None
                            ? use.path() + " is still masked: " + path
                                    + ", which contains it, is masked as a whole; write '"
                                    + path + ": none' as well"
                            : "the mask of " + use.path() + " has no effect: " + path
                                    + ", which contains it, is masked as a whole; remove one of the two"));
        }
    }

    private static Optional<FieldPath> outer(FieldPath path, Map<FieldPath, Mask> masks) {
        String text = path.text();
        for (int i = 1; i < text.length(); i++) {
            if (".[{".indexOf(text.charAt(i)) >= 0) {
                FieldPath holder = FieldPath.of(text.substring(0, i));
                if (!(masks.getOrDefault(holder, new Mask.None()) instanceof Mask.None)) {
                    return Optional.of(holder);
                }
            }
        }
        return Optional.empty();
    }

    private void checkKey(DeclaredMask use, ProductKey key, boolean compacted) {
        if (!key.fields().contains(use.path())) {
            findings.fault(
                    "field.masking.key", use.located().node(), use.located().path(),
                    "the mask on " + use.path() + " hides a field of the key " + key.text()
                            + ", which would leave in the key",
                    "mask the fields of " + use.path() + " one by one, or take another key");
            return;
        }
        MaskEquality equality = DefinedMask.of(use.mask()).equality();
        if (equality == MaskEquality.SPLIT && compacted) {
            findings.fault(
                    "field.masking.key", use.located().node(), use.located().path(),
                    use.path() + " is the key of a compacted topic: with " + use.mask().strategy()
                            + " equal keys become unequal, so nothing is compacted",
                    "choose hash, or email");
        } else if (equality == MaskEquality.SPLIT) {
            findings.notice(
                    "field.masking.key", use.located().node(), use.located().path(),
                    use.path() + " is the key: with " + use.mask().strategy()
                            + " equal keys become unequal for readers of " + port(use.port())
                            + "; hash keeps them equal");
        } else if (equality == MaskEquality.MERGED && compacted) {
            findings.notice(
                    "field.masking.key", use.located().node(), use.located().path(),
                    use.path() + " is the key of a compacted topic: with " + use.mask().strategy()
                            + " different keys become equal, and " + port(use.port())
                            + " keeps the last record of all of them; choose hash");
        }
    }

    private static String port(PortName name) {
        return "the port '" + name + "'";
    }
}
