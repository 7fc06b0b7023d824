// SPDX-License-Identifier: Apache-2.0
/**
 * Recognises kinds of personal data in UTF-8 text: addresses, phone numbers, cards, IBANs and national identifiers, in
 * linear time and without allocation.
 */
@NullMarked
package io.heddle.engine.internal.personaldata;

import org.jspecify.annotations.NullMarked;
