// SPDX-License-Identifier: Apache-2.0
/** WADO-RS: asks the hospital's archive, decides about each object that comes, and answers with what may leave. */
@NullMarked
package org.consentry.agent.dicomweb.retrieve;

import org.jspecify.annotations.NullMarked;
