// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code docker/compose.yaml}, with its anchors and merges resolved as Docker Compose does. */
record ComposeFile(Map<String, Service> services, Map<String, ?> volumes) {
    /**
     * One service.
     *
     * @param target the stage of our Dockerfile; empty for a third-party image
     * @param ports for example {@code 127.0.0.1:8090:8080}
     * @param mounts for example {@code keys:/var/lib/heddle/keys:ro}
     */
    record Service(
            String name,
            String image,
            Optional<String> target,
            Map<String, String> environment,
            List<String> command,
            List<String> ports,
            List<String> mounts,
            List<String> dependsOn,
            Map<String, ?> raw) {
        /** Whether the image is built from our Dockerfile. */
        boolean isBuiltHere() {
            return target.isPresent();
        }
    }

    static ComposeFile parse(String text) {
        Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Map<String, Service> services = new LinkedHashMap<>();
        map(document.get("services")).forEach((name, raw) -> services.put(name, service(name, map(raw))));
        return new ComposeFile(services, map(document.get("volumes")));
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), () -> "no service " + name);
    }

    private static Service service(String name, Map<String, ?> raw) {
        Map<String, String> environment = map(raw.get("environment")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        Object dependsOn = raw.get("depends_on");
        return new Service(
                name,
                String.valueOf(raw.get("image")),
                Optional.ofNullable(map(raw.get("build")).get("target")).map(String::valueOf),
                environment,
                list(raw.get("command")),
                list(raw.get("ports")),
                list(raw.get("volumes")),
                dependsOn instanceof List<?> ? list(dependsOn) : List.copyOf(map(dependsOn).keySet()),
                raw);
    }

    static Map<String, ?> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> copy.put(String.valueOf(key), Objects.requireNonNullElse(entry, "")));
        return copy;
    }

    /** The elements of a list; empty if the value is not a list. */
    static List<?> items(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<String> list(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
