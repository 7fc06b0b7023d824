// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.DomainName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A generated command: appends its id to the descriptions of one or two domains, unless the number of ids in the first
 * one makes it refuse. Its writes depend on everything written before, so a lost or duplicated update shows in the log.
 *
 * @param refusedModulo refused if the number of ids in the first domain modulo 4 equals this; 4 is never refused
 */
record ModelCommand(String id, List<String> domains, int refusedModulo) {
    private static final int DOMAINS = 4;

    ModelCommand {
        domains = List.copyOf(domains);
    }

    /** The n-th command of a worker; identical in every process. */
    static ModelCommand of(long seed, String worker, int n) {
        Random random = new Random((seed + worker + n).hashCode() * 31L + seed);
        int first = random.nextInt(DOMAINS);
        int second = random.nextInt(DOMAINS);
        List<String> domains = new ArrayList<>(List.of("d" + first + "x"));
        if (second != first && random.nextInt(3) == 0) {
            domains.add("d" + second + "x");
        }
        return new ModelCommand(worker + "-" + n, domains, random.nextInt(3) == 0 ? random.nextInt(4) : 4);
    }

    CommandId commandId() {
        return new CommandId(id);
    }

    /** The new descriptions by domain; empty if the command is refused. */
    Map<String, String> decide(Map<String, String> descriptions) {
        Map<String, String> changed = new LinkedHashMap<>();
        String first = descriptions.getOrDefault(domains.get(0), "");
        if (first.chars().filter(c -> c == ';').count() % 4 == refusedModulo) {
            return Map.of();
        }
        domains.forEach(name -> changed.put(name, descriptions.getOrDefault(name, "") + id + ";"));
        return changed;
    }

    CommandDecision<Long> decide(MeshView view) {
        Map<String, String> changed = decide(descriptions(view));
        return changed.isEmpty()
                ? CommandDecision.refuse(view.position())
                : CommandDecision.write(changed.entrySet().stream()
                        .map(entry -> DomainEntryFixture.put(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static Map<String, String> descriptions(MeshView view) {
        Map<String, String> all = new TreeMap<>();
        view.domains().forEach((DomainName name, DomainEntry entry) -> all.put(name.value(), entry.description()));
        return all;
    }
}
