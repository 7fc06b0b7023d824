// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code docker/Dockerfile}: its stages. Supports only the instructions used there. */
record ParsedDockerfile(Map<String, Stage> stages) {
    /** The path of the repository in the build stage. */
    static final String SOURCE = "/src/";

    /**
     * One stage.
     *
     * @param copies maps paths in the repository to paths in the image
     */
    record Stage(
            String name,
            String from,
            Map<String, String> copies,
            Map<String, String> environment,
            List<String> entrypoint,
            List<String> healthcheck,
            List<Integer> exposed,
            List<String> lines) {
        /** The main class of the entry point. */
        String mainClass() {
            return entrypoint.get(entrypoint.indexOf("-cp") + 2);
        }

        String classPath() {
            return entrypoint.get(entrypoint.indexOf("-cp") + 1);
        }
    }

    static ParsedDockerfile parse(String text) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\\\n", " ").lines().map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#")).toList()) {
            if (line.startsWith("FROM ") && !lines.isEmpty()) {
                add(stages, lines);
                lines = new ArrayList<>();
            }
            lines.add(line);
        }
        add(stages, lines);
        return new ParsedDockerfile(stages);
    }

    Stage stage(String name) {
        return Objects.requireNonNull(stages.get(name), () -> "no stage " + name);
    }

    private static void add(Map<String, Stage> stages, List<String> lines) {
        String[] from = lines.get(0).split("\\s+");
        Map<String, String> copies = new LinkedHashMap<>();
        Map<String, String> environment = new HashMap<>();
        List<String> entrypoint = new ArrayList<>();
        List<String> healthcheck = new ArrayList<>();
        List<Integer> exposed = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "COPY" -> {
                    if (words[1].equals("--from=build")) {
                        copies.put(words[2].substring(SOURCE.length()), words[3]);
                    }
                }
                case "ENV" -> Arrays.stream(words).skip(1).map(assignment -> assignment.split("=", 2))
                        .forEach(assignment -> environment.put(assignment[0], assignment[1]));
                case "EXPOSE" -> exposed.add(Integer.valueOf(words[1]));
                case "ENTRYPOINT" -> entrypoint.addAll(json(line.substring("ENTRYPOINT".length())));
                case "HEALTHCHECK" -> healthcheck.addAll(json(line.substring(line.indexOf("CMD") + 3)));
                default -> {}
            }
        }
        stages.put(from[3],
                new Stage(from[3], from[1], copies, environment, entrypoint, healthcheck, exposed, List.copyOf(lines)));
    }

    private static List<String> json(String text) {
        try {
            return List.of(new ObjectMapper().readValue(text, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not in exec form: " + text, e);
        }
    }
}
