// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Client of the registry's REST API. Throws a {@link CliException} with exit code 5 if the mesh does not respond.
 * Thread-safe.
 *
 * <pre>{@code
 * JsonNode product = new RegistryApiClient(context.mesh()).product("crm.customers");
 * }</pre>
 */
public final class RegistryApiClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private final URI mesh;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    public RegistryApiClient(URI mesh) {
        this.mesh = mesh;
    }

    /** The addresses of the mesh. */
    public MeshConnectionInfo info() {
        return MeshConnectionInfo.of(get("/api/v1/mesh").orThrow());
    }

    public List<JsonNode> domains() {
        return items(get("/api/v1/domains").orThrow());
    }

    /** All products; follows pagination. */
    public List<JsonNode> products() {
        List<JsonNode> products = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/products?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + encode(cursor)))
                    .orThrow();
            products.addAll(items(page));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return products;
    }

    /** One product with all its details. */
    public JsonNode product(String id) {
        return get("/api/v1/products/" + encode(id)).orThrow();
    }

    /** The SLA status of one product, or of all products if {@code null}. */
    public List<JsonNode> sla(@Nullable String product) {
        return items(get("/api/v1/sla" + (product == null ? "" : "?product=" + encode(product))).orThrow());
    }

    /**
     * The lineage of a node.
     *
     * @param direction {@code upstream}, {@code downstream} or {@code both}
     * @param level {@code product} or {@code field}
     */
    public RegistryApiResponse lineage(String node, String direction, String level, int depth) {
        return get("/api/v1/lineage?node=" + encode(node) + "&direction=" + direction
                + (level.isEmpty() ? "" : "&level=" + level) + "&depth=" + depth);
    }

    /** Creates or updates a domain. */
    public RegistryApiResponse putDomain(String name, JsonNode body, boolean dryRun) {
        return put("/api/v1/domains/" + encode(name) + "?dryRun=" + dryRun, body);
    }

    /** Applies a contract. */
    public RegistryApiResponse putContract(String product, JsonNode body, boolean dryRun) {
        return put("/api/v1/contracts/" + encode(product) + "?dryRun=" + dryRun, body);
    }

    private RegistryApiResponse get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private RegistryApiResponse put(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private URI uri(String path) {
        return URI.create(mesh + path);
    }

    private RegistryApiResponse send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(
                    request.header("Accept", "application/json, application/problem+json").timeout(REQUEST_TIMEOUT)
                            .build(),
                    BodyHandlers.ofByteArray());
            return answer(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.interrupted(e);
        } catch (IOException e) {
            throw new CliException(
                    ExitCodes.UNREACHABLE,
                    "the mesh at " + mesh + " does not answer",
                    "start it with 'heddle up', or set the URL of another with --mesh or HEDDLE_MESH",
                    e);
        }
    }

    private RegistryApiResponse answer(HttpResponse<byte[]> response) {
        JsonNode body = read(response.body());
        if (response.statusCode() / 100 == 2 && !body.isMissingNode()) {
            return new RegistryApiResponse.Success(body);
        }
        if (body.has("code") || body.has("detail")) {
            return RegistryApiResponse.Problem.of(response.statusCode(), body);
        }
        throw new CliException(
                ExitCodes.UNREACHABLE,
                "the server at " + mesh + " is not a Heddle registry (HTTP " + response.statusCode() + ")",
                "set the registry's URL with --mesh or HEDDLE_MESH");
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json != null && json.isObject() ? json : MissingNode.getInstance();
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        return page.path("items").valueStream().toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
