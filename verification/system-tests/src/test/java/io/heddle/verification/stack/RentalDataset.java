// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Records for the contracts in {@code examples/sakila}: the sample data from {@code -Dsakila.dir} if set, otherwise
 * synthetic records of the same number and shape, including 24 payments with a zero amount.
 */
record RentalDataset(Path folder) {
    private static final int CUSTOMERS = 599;
    private static final int RENTALS = 16_044;
    private static final int PAYMENTS = 16_049;
    private static final int UNPAID = 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    static RentalDataset open(Path scratch) {
        Path sakilaFolder = Path.of(System.getProperty("sakila.dir", ""));
        if (Files.isRegularFile(sakilaFolder.resolve("payments.jsonl"))) {
            return new RentalDataset(sakilaFolder);
        }
        System.out.println(
                "The sample data is not here (-Dsakila.dir=FOLDER): made up records of the same shape stand in");
        Random random = new Random(42);
        write(scratch.resolve("customers.jsonl"), CUSTOMERS,
                id -> """
                        {"customer_id":%d,"store_id":1,"first_name":"F%d","last_name":"L%d",\
                        "email":"c%d@sakilacustomer.org","phone":" ",\
                        "address":{"street":"1 Way","district":" ","city":"X","country":"Y","postal_code":"12345"},\
                        "active":true,"created_at":1139875200000}""".formatted(id, id, id, id));
        write(scratch.resolve("rentals.jsonl"), RENTALS,
                id -> """
                        {"rental_id":%d,"customer_id":%d,"film_title":"FILM %d","rating":"G","store_id":1,\
                        "staff_id":1,"rented_at":1116975210000,"returned_at":1117145070000}"""
                        .formatted(id, 1 + random.nextInt(CUSTOMERS), id % 1000));
        write(scratch.resolve("payments.jsonl"), PAYMENTS,
                id -> """
                        {"payment_id":%d,"customer_id":%d,"rental_id":%d,"staff_id":1,"amount_cents":%d,\
                        "paid_at":1116975210000}"""
                        .formatted(id, 1 + random.nextInt(CUSTOMERS), 1 + id % RENTALS,
                                id % (PAYMENTS / UNPAID) == 0 ? 0 : 99 + id % 900));
        return new RentalDataset(scratch);
    }

    Path file(String name) {
        return folder.resolve(name + ".jsonl");
    }

    int count(String name) {
        try {
            return Files.readAllLines(file(name)).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of payments that violate {@code amount_cents > 0}. */
    int countUnpaidPayments() {
        int unpaid = 0;
        try {
            for (String line : Files.readAllLines(file("payments"))) {
                JsonNode payment = JSON.readTree(line);
                unpaid += payment.get("amount_cents").asLong() <= 0 ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unpaid;
    }

    private static void write(Path file, int count, IntFunction<String> line) {
        try {
            Files.write(file, IntStream.rangeClosed(1, count).mapToObj(line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
