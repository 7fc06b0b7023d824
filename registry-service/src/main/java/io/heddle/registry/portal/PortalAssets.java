// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The styles, scripts and images of the portal and of its libraries, all from the class path. An address includes a
 * hash of the content, so browsers can cache it forever. Immutable, thread-safe.
 */
@Singleton
final class PortalAssets {
    /** The scripts of every page, in execution order. */
    private static final List<String> SCRIPTS = List.of("htmx.js", "portal.js", "live.js");

    private static final Map<String, String> RESOURCES = Map.of(
            "portal.css", "/portal/portal.css",
            "portal.js", "/portal/portal.js",
            "live.js", "/portal/live.js",
            "icon.svg", "/portal/icon.svg",
            "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, Asset> byFileName = new LinkedHashMap<>();

    PortalAssets() {
        RESOURCES.forEach((name, resource) -> add(name, read(resource)));
    }

    /** A static file; all of them are text. */
    record Asset(String type, String text) {}

    /** The address from which browsers load the asset. */
    String address(String name) {
        return Optional.ofNullable(addresses.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the portal has no asset " + name));
    }

    List<String> scripts() {
        return SCRIPTS.stream().map(this::address).toList();
    }

    /** Finds an asset by its hashed file name. */
    Optional<Asset> find(String fileName) {
        return Optional.ofNullable(byFileName.get(fileName));
    }

    private void add(String name, String text) {
        int dot = name.lastIndexOf('.');
        String fileName = name.substring(0, dot) + "." + hash(text) + name.substring(dot);
        String type = Optional.ofNullable(TYPES.get(name.substring(dot + 1))).orElseThrow();
        addresses.put(name, "/assets/" + fileName);
        byFileName.put(fileName, new Asset(type, text));
    }

    private static String read(String resource) {
        try (InputStream in = PortalAssets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build is missing " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
