// SPDX-License-Identifier: Apache-2.0
/** Which Patient resources are one person, and under which hospital numbers the person is known. */
@NullMarked
package org.consentry.server.fhir.person;

import org.jspecify.annotations.NullMarked;
