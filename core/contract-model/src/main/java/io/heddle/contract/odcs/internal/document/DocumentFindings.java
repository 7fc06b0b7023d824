// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.yaml.TextPosition;
import io.heddle.contract.yaml.YamlNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults and notices of one reading of a document. Not thread-safe. */
public final class DocumentFindings {
    private static final int MAX_FAULTS = 1_000;
    private static final Comparator<ContractFault> ORDER =
            Comparator.comparingInt(ContractFault::line).thenComparingInt(ContractFault::column);
    private static final Comparator<ContractNotice> NOTICE_ORDER =
            Comparator.comparingInt(ContractNotice::line).thenComparingInt(ContractNotice::column);

    private final List<ContractFault> faults = new ArrayList<>();
    private final List<ContractNotice> notices = new ArrayList<>();

    public void fault(String code, TextPosition place, String path, String message, String fix) {
        if (!isFull()) {
            faults.add(new ContractFault(code, place.line(), place.column(), path, message, fix));
        }
    }

    public void fault(String code, YamlNode node, String path, String message, String fix) {
        fault(code, node.position(), path, message, fix);
    }

    public void notice(String code, YamlNode node, String path, String message) {
        if (notices.size() < MAX_FAULTS) {
            notices.add(new ContractNotice(code, node.position().line(), node.position().column(), path, message));
        }
    }

    /** Whether the limit of reported faults is reached. */
    public boolean isFull() {
        return faults.size() >= MAX_FAULTS;
    }

    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** In document order; if the limit was exceeded, the last one says so. */
    public List<ContractFault> faults() {
        List<ContractFault> sorted = new ArrayList<>(faults.stream().sorted(ORDER).distinct().toList());
        if (isFull()) {
            ContractFault last = sorted.get(sorted.size() - 1);
            sorted.add(new ContractFault(
                    "contract.faults.many", last.line(), last.column(), "",
                    "there are more than " + MAX_FAULTS + " faults",
                    "correct those that are shown, then read the contract again"));
        }
        return sorted;
    }

    /** In document order. */
    public List<ContractNotice> notices() {
        return notices.stream().sorted(NOTICE_ORDER).distinct().toList();
    }
}
