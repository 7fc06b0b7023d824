// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Accounts;
import io.heddle.benchmarks.data.Orders;
import io.heddle.benchmarks.data.WideRecords;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All workloads, in the order of the table. */
public final class Workloads {
    @FunctionalInterface
    private interface Maker {
        Workload make(String name) throws Exception;
    }

    private static final Map<String, Maker> ALL = all();

    private Workloads() {}

    private static Map<String, Maker> all() {
        Map<String, Maker> all = new LinkedHashMap<>();
        all.put("mask-2/order", name -> MaskTwo.of(name, Orders.dataset(), MaskTwo.order()));
        all.put("mask-2/account", name -> MaskTwo.of(name, Accounts.dataset(), MaskTwo.account()));
        all.put("govern/order", name -> Govern.of(name, Orders.dataset(), GovernedFields.order()));
        all.put("govern/account", name -> Govern.of(name, Accounts.dataset(), GovernedFields.account()));
        all.put("cel-20/order", name -> Cel20.of(name, Orders.dataset(), Cel20.order()));
        all.put("cel-20/account", name -> Cel20.of(name, Accounts.dataset(), Cel20.account()));
        all.put("identity/order", name -> Identity.of(name, Orders.dataset()));
        all.put("identity/account", name -> Identity.of(name, Accounts.dataset()));
        all.put("mask-2/wide", name -> MaskTwo.of(name, WideRecords.dataset(), MaskTwo.wide()));
        all.put("compile/account", name -> Compiling.of(name, Accounts.dataset(), GovernedFields.account()));
        return all;
    }

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static Workload named(String name) {
        Maker maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("there is no workload " + name + "; there are " + names());
        }
        try {
            return maker.make(name);
        } catch (Exception e) {
            throw new IllegalStateException("the workload " + name + " could not be made", e);
        }
    }
}
