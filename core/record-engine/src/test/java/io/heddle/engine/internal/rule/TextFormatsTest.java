// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldRule.Format.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextFormatsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "EMAIL a@example.org", "EMAIL first.last+tag@sub.example.co.uk", "EMAIL o'neil@example.org",
        "EMAIL user@localhost", "EMAIL 1@1.de", "EMAIL x@xn--bcher-kva.example",
        "UUID 123e4567-e89b-12d3-a456-426614174000", "UUID 123E4567-E89B-12D3-A456-426614174000",
        "UUID 00000000-0000-0000-0000-000000000000",
        "URI https://example.org/a?b=c#d", "URI urn:isbn:0451450523", "URI mailto:a@example.org",
        "URI http://[::1]:8080/", "URI file:///tmp/x",
        "IPV4 0.0.0.0", "IPV4 255.255.255.255", "IPV4 192.168.1.10",
        "IPV6 ::", "IPV6 ::1", "IPV6 2001:db8::1", "IPV6 1:2:3:4:5:6:7:8", "IPV6 ::ffff:192.0.2.1",
        "IPV6 1:2:3:4:5:6:192.0.2.1", "IPV6 fe80::", "IPV6 1::8",
        "DATE_TIME 2026-03-01T12:00:00Z", "DATE_TIME 2026-03-01T12:00:00.123456789+01:00",
        "DATE_TIME 2024-02-29t23:59:59z", "DATE_TIME 2016-12-31T23:59:60Z", "DATE_TIME 0000-01-01T00:00:00-23:59"
    })
    void shouldAcceptWhenTextHasTheFormat(String example) {
        assertThat(matches(example)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "EMAIL ", "EMAIL a", "EMAIL @example.org", "EMAIL a@", "EMAIL a@b@c.de", "EMAIL .a@example.org",
        "EMAIL a.@example.org", "EMAIL a..b@example.org", "EMAIL a b@example.org", "EMAIL a@-example.org",
        "EMAIL a@example-.org", "EMAIL a@example..org", "EMAIL a@example.org.", "EMAIL ü@example.org",
        "EMAIL a@exämple.org", "EMAIL \"a\"@example.org", "EMAIL a@[127.0.0.1]", "EMAIL a@example.org\n",
        "UUID ", "UUID 123e4567e89b12d3a456426614174000", "UUID 123e4567-e89b-12d3-a456-42661417400g",
        "UUID {123e4567-e89b-12d3-a456-426614174000}", "UUID 123e4567-e89b-12d3-a456-4266141740000",
        "URI ", "URI example.org/a", "URI /a/b", "URI http://exa mple.org", "URI http://example.org/ä",
        "URI http://[::1", "URI 1http://x", "URI http://a/%zz",
        "IPV4 ", "IPV4 1.2.3", "IPV4 1.2.3.4.5", "IPV4 1.2.3.256", "IPV4 01.2.3.4", "IPV4 1.2.3.4 ",
        "IPV4 1.2..4", "IPV4 .1.2.3", "IPV4 1.2.3.", "IPV4 a.b.c.d", "IPV4 ١.2.3.4",
        "IPV6 ", "IPV6 :", "IPV6 :::", "IPV6 1:2:3:4:5:6:7", "IPV6 1:2:3:4:5:6:7:8:9", "IPV6 1::2::3",
        "IPV6 12345::", "IPV6 g::", "IPV6 fe80::1%eth0", "IPV6 1:2:3:4:5:6:7::8", "IPV6 ::1.2.3", "IPV6 1.2.3.4::",
        "IPV6 [::1]", "IPV6 :1::2",
        "DATE_TIME ", "DATE_TIME 2026-03-01", "DATE_TIME 2026-03-01T12:00:00", "DATE_TIME 2026-02-29T12:00:00Z",
        "DATE_TIME 2026-13-01T12:00:00Z", "DATE_TIME 2026-00-01T12:00:00Z", "DATE_TIME 2026-03-32T12:00:00Z",
        "DATE_TIME 2026-03-01T24:00:00Z", "DATE_TIME 2026-03-01T12:60:00Z", "DATE_TIME 2026-03-01T12:00:61Z",
        "DATE_TIME 2026-03-01T12:00:00.Z", "DATE_TIME 2026-03-01T12:00:00+1:00", "DATE_TIME 2026-03-01T12:00:00+24:00",
        "DATE_TIME 2026-03-01T12:00:00+01:60", "DATE_TIME 2026-03-01T12:00:00ZZ", "DATE_TIME 2026-03-01 12:00:00Z",
        "DATE_TIME 2026-03-01T12:00:00.1"
    })
    void shouldRefuseWhenTextHasAnotherFormat(String example) {
        assertThat(matches(example)).isFalse();
    }

    private static boolean matches(String example) {
        int space = example.indexOf(' ');
        return TextFormats.matches(Kind.valueOf(example.substring(0, space)), example.substring(space + 1));
    }
}
