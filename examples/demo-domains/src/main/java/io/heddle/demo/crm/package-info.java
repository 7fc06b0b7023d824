// SPDX-License-Identifier: Apache-2.0
/** The crm domain: customers, with personal data. */
@NullMarked
package io.heddle.demo.crm;

import org.jspecify.annotations.NullMarked;
