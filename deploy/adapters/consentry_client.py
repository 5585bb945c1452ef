# SPDX-License-Identifier: Apache-2.0
"""Asks Consentry's agent whether a scan may leave. Anything but a clear yes is a no. Python 3.9, standard library only.

    AGENT=http://127.0.0.1:8090 RECIPIENT=northlight PURPOSE=MLTRAINING FULFILLS=DEID TOKEN_FILE=token \\
        python3 consentry_client.py 2.999.5.1      exit status 0: may leave, 1: may not
"""
import http.client
import json
import os
import sys
import urllib.parse


def may_leave(study, recipient, purpose, fulfills, agent, token):
    """True if the study may go to the recipient for the purpose by whoever fulfills these obligations."""
    question = json.dumps({
        "subject": {"type": "organization", "id": recipient},
        "action": {"name": "disclose"},
        "resource": {"type": "imaging-study", "id": study},
        "context": {"purpose": purpose, "supported_obligations": fulfills},
    })
    url = urllib.parse.urlsplit(agent)
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname, url.port, timeout=10)
    try:
        # This client follows no redirect, which would take the token elsewhere.
        connection.request("POST", url.path.rstrip("/") + "/access/v1/evaluation", question, {
            "Content-Type": "application/json", "Authorization": "Bearer " + token})
        answer = connection.getresponse()
        return answer.status == 200 and json.loads(answer.read(1 << 20))["decision"] is True
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as fault:
        print("no answer: " + type(fault).__name__, file=sys.stderr)
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    with open(os.environ["TOKEN_FILE"], encoding="ascii") as file:
        bearer = file.read().strip()
    duties = [duty for duty in os.environ.get("FULFILLS", "").split(",") if duty]
    answers = [may_leave(uid, os.environ["RECIPIENT"], os.environ["PURPOSE"], duties, os.environ["AGENT"], bearer)
               for uid in sys.argv[1:]]
    sys.exit(0 if answers and all(answers) else 1)
