// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;

import java.util.List;

/** A response of the registry. */
public sealed interface RegistryApiResponse {
    /** The request succeeded. */
    record Success(JsonNode body) implements RegistryApiResponse {}

    /**
     * The request failed with a problem document (RFC 9457).
     *
     * @param faults all faults, if there are several
     */
    record Problem(int status, String code, String detail, String fix, List<InputFault> faults)
            implements RegistryApiResponse {
        public Problem {
            faults = List.copyOf(faults);
        }

        static Problem of(int status, JsonNode body) {
            List<InputFault> faults = body.path("violations").valueStream().map(InputFault::of).toList();
            String detail = body.path("detail").asText(body.path("title").asText());
            return new Problem(
                    status,
                    body.path("code").asText(),
                    detail.isEmpty() ? "the registry answered " + status : detail,
                    body.path("fix").asText(),
                    faults);
        }

        /** Converts the problem to a {@link CliException} that lists all faults. */
        public CliException toException() {
            StringBuilder message = new StringBuilder(detail);
            for (InputFault fault : faults) {
                message.append("\n  - ").append(fault.path().isEmpty() ? "" : fault.path() + ": ")
                        .append(fault.message())
                        .append(fault.fix().isEmpty() ? "" : " (fix: " + fault.fix() + ")");
            }
            return new CliException(exitCode(), message.toString(), fix.isEmpty() ? null : fix, null);
        }

        private int exitCode() {
            return switch (status) {
                case 404 -> ExitCodes.NOT_FOUND;
                case 400 -> ExitCodes.USAGE;
                case 409, 412, 413, 422 -> ExitCodes.REFUSED;
                case 502, 503, 504 -> ExitCodes.UNREACHABLE;
                default -> ExitCodes.INTERNAL;
            };
        }
    }

    /** Returns the body; throws a {@link CliException} for a problem. */
    default JsonNode orThrow() {
        return switch (this) {
            case Success done -> done.body();
            case Problem problem -> throw problem.toException();
        };
    }
}
