// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.sakila;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Sakila sample data in its folder, and the expected values that the tests compute from it. */
record SakilaData(Path folder) {
    static final String FOLDER_PROPERTY = "sakila.dir";
    private static final ObjectMapper JSON = new ObjectMapper();

    static boolean isInstalled() {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        boolean isPresent = !folder.isEmpty() && Files.isRegularFile(Path.of(folder, "customers.jsonl"));
        if (!isPresent) {
            System.out.println("SKIPPED: the Sakila sample data is not here; pass its folder with -Dsakila.dir=FOLDER");
        }
        return isPresent;
    }

    static SakilaData ofProperty() {
        return new SakilaData(Path.of(System.getProperty(FOLDER_PROPERTY, "")));
    }

    Path file(String name) {
        return folder.resolve(name + ".jsonl");
    }

    List<JsonNode> lines(String name) {
        try {
            List<JsonNode> nodes = new ArrayList<>();
            for (String line : Files.readAllLines(file(name))) {
                nodes.add(JSON.readTree(line));
            }
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 1-based line numbers of the payments that violate {@code amount_cents > 0}. */
    List<Integer> linesOfUnpaidPayments() {
        List<Integer> numbers = new ArrayList<>();
        List<JsonNode> payments = lines("payments");
        for (int i = 0; i < payments.size(); i++) {
            if (payments.get(i).get("amount_cents").asLong() <= 0) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /** The e-mail addresses of all customers, in lower case. */
    TreeSet<String> emailAddresses() {
        return lines("customers").stream()
                .map(customer -> customer.get("email").asText().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
