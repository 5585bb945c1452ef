// SPDX-License-Identifier: Apache-2.0
/** Tests of stores, with a service that takes them. */
@NullMarked
package org.consentry.agent.dicomweb.store;

import org.jspecify.annotations.NullMarked;
