// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Accounts;
import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.data.Orders;
import io.heddle.benchmarks.data.WideRecords;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All workloads, in the order of the table. */
public final class Workloads {
    private record Entry(String name, Supplier<Workload> maker) {}

    private static final List<Entry> ALL = all();

    private Workloads() {}

    private static List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        Supplier<Dataset> orders = Orders::dataset;
        Supplier<Dataset> accounts = Accounts::dataset;
        entries.add(new Entry("mask-2/order", () -> MaskTwo.of("mask-2/order", orders.get(), MaskTwo.order())));
        entries.add(new Entry("mask-2/account", () -> MaskTwo.of("mask-2/account", accounts.get(), MaskTwo.account())));
        entries.add(new Entry("identity/order", () -> Identity.of("identity/order", orders.get())));
        entries.add(new Entry("identity/account", () -> Identity.of("identity/account", accounts.get())));
        entries.add(new Entry("mask-2/wide", () -> MaskTwo.of("mask-2/wide", WideRecords.dataset(), MaskTwo.wide())));
        return List.copyOf(entries);
    }

    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static Workload named(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .map(entry -> entry.maker().get())
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + name + "; there are " + names()));
    }
}
