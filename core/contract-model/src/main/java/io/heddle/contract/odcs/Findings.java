// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found while a document is read. Not thread-safe; one per reading. */
final class Findings {
    private static final int MAX_FAULTS = 1_000;
    private static final Comparator<Fault> ORDER = Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column);
    private static final Comparator<Notice> NOTICE_ORDER =
            Comparator.comparingInt(Notice::line).thenComparingInt(Notice::column);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    void fault(String code, Place place, String path, String message, String fix) {
        if (!isFull()) {
            faults.add(new Fault(code, place.line(), place.column(), path, message, fix));
        }
    }

    void fault(String code, Node at, String path, String message, String fix) {
        fault(code, at.place(), path, message, fix);
    }

    void notice(String code, Node at, String path, String message) {
        if (notices.size() < MAX_FAULTS) {
            notices.add(new Notice(code, at.place().line(), at.place().column(), path, message));
        }
    }

    /** Whether there are so many faults already that more would help nobody. */
    boolean isFull() {
        return faults.size() >= MAX_FAULTS;
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** In document order; where there were too many to show, the last one says so. */
    List<Fault> faults() {
        List<Fault> sorted = new ArrayList<>(faults.stream().sorted(ORDER).distinct().toList());
        if (isFull()) {
            Fault last = sorted.get(sorted.size() - 1);
            sorted.add(new Fault(
                    "contract.faults.many", last.line(), last.column(), "", "there are more than " + MAX_FAULTS + " faults",
                    "correct those that are shown, then read the contract again"));
        }
        return sorted;
    }

    /** In document order. */
    List<Notice> notices() {
        return notices.stream().sorted(NOTICE_ORDER).distinct().toList();
    }
}
