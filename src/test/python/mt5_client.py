"""Plays a program that trades through the bridge. Each verb prints one line of JSON; needs Debian's python3-zmq."""

import json
import random
import sys
import threading
import time

import zmq

ATTEMPT_SECONDS = 0.5
DEADLINE_SECONDS = 10.0


class Lossy(threading.Thread):
    """Stands between clients and server, and loses some of the answers on their way back."""

    def __init__(self, context, server, loss, seed):
        super().__init__(daemon=True)
        self.front = context.socket(zmq.ROUTER)
        self.front.linger = 0
        port = self.front.bind_to_random_port("tcp://127.0.0.1")
        self.address = "tcp://127.0.0.1:%d" % port
        self.back = context.socket(zmq.DEALER)
        self.back.linger = 0
        self.back.connect(server)
        self.loss = loss
        self.random = random.Random(seed)
        self.lost = 0
        self.over = threading.Event()

    def run(self):
        poller = zmq.Poller()
        poller.register(self.front, zmq.POLLIN)
        poller.register(self.back, zmq.POLLIN)
        while not self.over.is_set():
            ready = dict(poller.poll(100))
            if self.front in ready:
                self.back.send_multipart(self.front.recv_multipart())
            if self.back in ready:
                frames = self.back.recv_multipart()
                if self.random.random() < self.loss:
                    self.lost += 1
                else:
                    self.front.send_multipart(frames)
        self.front.close()
        self.back.close()


class Figures:
    """What became of requests. For many threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.answered = 0
        self.refused = {}
        self.overdue = 0
        self.attempts = 0
        self.longest = 0.0
        self.tickets = {}

    def attempt(self):
        with self.lock:
            self.attempts += 1

    def note(self, command, answer, seconds):
        with self.lock:
            self.longest = max(self.longest, seconds)
            if answer is None:
                self.overdue += 1
            elif answer["success"]:
                self.answered += 1
                if command["action"] == "ORDER":
                    self.tickets[command["id"]] = answer["data"]["ticket"]
            else:
                self.refused[answer["code"]] = self.refused.get(answer["code"], 0) + 1


def again(answer):
    """Whether the answer says that it is worth another try."""
    return not answer["success"] and answer["code"] in ("busy", "timeout", "account_busy", "rate_limited")


class Requester:
    """A REQ socket that survives lost answers: after each it is thrown away for a fresh one."""

    def __init__(self, context, address, figures):
        self.context = context
        self.address = address
        self.figures = figures
        self.socket = None

    def fresh(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = self.context.socket(zmq.REQ)
        self.socket.linger = 0
        self.socket.rcvtimeo = int(ATTEMPT_SECONDS * 1000)
        self.socket.connect(self.address)

    def ask(self, command):
        begin = time.monotonic()
        answer = None
        while answer is None and time.monotonic() - begin < DEADLINE_SECONDS - ATTEMPT_SECONDS:
            if self.socket is None:
                self.fresh()
            self.figures.attempt()
            self.socket.send_string(json.dumps(command))
            try:
                answer = json.loads(self.socket.recv())
                if again(answer):
                    answer = None
                    time.sleep(0.02)
            except zmq.Again:
                self.fresh()
        self.figures.note(command, answer, time.monotonic() - begin)
        return answer


def round_of(name, number):
    """The commands of one round, each made of the answer to the one before."""
    order = yield {
        "action": "ORDER", "id": "%s-%d-o" % (name, number), "symbol": "EURUSD", "type": "buy" if number % 2 else "sell",
        "volume": 0.01, "comment": "%s-%d-o" % (name, number), "magic": 7,
    }
    yield {"action": "GET_PRICE", "symbol": "EURUSD", "id": number}
    if order is not None and order["success"]:
        ticket = order["data"]["ticket"]
        yield {"action": "MODIFY", "id": "%s-%d-m" % (name, number), "ticket": ticket, "tp": 1.5 if number % 2 else 0.9}
        yield {"action": "CLOSE", "id": "%s-%d-c" % (name, number), "ticket": ticket}
    else:
        yield {"action": "POSITIONS", "id": number}
        yield {"action": "ACCOUNT", "id": number}


def requests_of(requester, name, rounds):
    for number in range(rounds):
        commands = round_of(name, number)
        command = next(commands)
        while command is not None:
            answer = requester.ask(command)
            try:
                command = commands.send(answer)
            except StopIteration:
                command = None
    requester.socket.close()


def pipelined(context, address, figures, name, rounds, window=8):
    """One DEALER with several rounds under way; answers find their requests by id, and what has none is sent again."""
    socket = context.socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(address)
    waiting = {}
    started = 0

    def send(key, entry):
        figures.attempt()
        entry["sent"] = time.monotonic()
        socket.send_multipart([b"", json.dumps(entry["command"]).encode()])

    def begin(commands, command):
        key = "%s/%s" % (command["action"], command["id"])
        command = dict(command, id=key)
        entry = {"commands": commands, "command": command, "begin": time.monotonic()}
        waiting[key] = entry
        send(key, entry)

    def go_on(entry, answer):
        figures.note(entry["command"], answer, time.monotonic() - entry["begin"])
        try:
            begin(entry["commands"], entry["commands"].send(answer))
        except StopIteration:
            pass

    while started < rounds or waiting:
        while started < rounds and len(waiting) < window:
            commands = round_of(name, started)
            started += 1
            begin(commands, next(commands))
        if socket.poll(50):
            answer = json.loads(socket.recv_multipart()[-1])
            entry = waiting.get(answer.get("id"))
            if entry is not None and not again(answer):
                del waiting[answer["id"]]
                go_on(entry, answer)
        now = time.monotonic()
        for key, entry in list(waiting.items()):
            if now - entry["begin"] > DEADLINE_SECONDS - ATTEMPT_SECONDS:
                del waiting[key]
                go_on(entry, None)
            elif now - entry["sent"] > ATTEMPT_SECONDS:
                send(key, entry)
    socket.close()


def soak(address, requests, loss, seed):
    """So many requests of four programs that wait and one that does not, while some answers get lost."""
    context = zmq.Context()
    proxy = Lossy(context, address, float(loss), int(seed))
    proxy.start()
    figures = Figures()
    rounds = int(requests) // 4
    share = rounds // 5
    threads = [
        threading.Thread(target=requests_of, args=(Requester(context, proxy.address, figures), "req%d" % each, share))
        for each in range(4)
    ]
    threads.append(
        threading.Thread(target=pipelined, args=(context, proxy.address, figures, "dealer", rounds - 4 * share)))
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - begin
    proxy.over.set()
    proxy.join()
    print(json.dumps({
        "answered": figures.answered, "refused": figures.refused, "overdue": figures.overdue,
        "attempts": figures.attempts, "lost": proxy.lost, "longest": round(figures.longest, 3),
        "seconds": round(seconds, 1), "tickets": figures.tickets,
    }), flush=True)


def order(address, name):
    """One order, with as many attempts as it takes."""
    requester = Requester(zmq.Context(), address, Figures())
    print(json.dumps(requester.ask(
        {"action": "ORDER", "id": name, "symbol": "EURUSD", "type": "buy", "volume": 0.01, "comment": name})), flush=True)


def hang(address, name):
    """Sends an order and never looks for its answer."""
    socket = zmq.Context().socket(zmq.DEALER)
    socket.connect(address)
    socket.send_string(json.dumps(
        {"action": "ORDER", "id": name, "symbol": "EURUSD", "type": "buy", "volume": 0.01, "comment": name}))
    print("{}", flush=True)
    time.sleep(60)


def deaf(address, requests):
    """Asks and asks, and never reads."""
    socket = zmq.Context().socket(zmq.DEALER)
    socket.rcvhwm = 1
    socket.sndhwm = 0
    socket.connect(address)
    for number in range(int(requests)):
        socket.send_string(json.dumps(
            {"action": "GET_BARS", "symbol": "EURUSD", "timeframe": "M1", "count": 1000, "id": number}))
    print("{}", flush=True)
    time.sleep(60)


def curve(address, *keys):
    """A ping with these keys: the server's, and one's own two; or without any."""
    socket = zmq.Context().socket(zmq.REQ)
    socket.linger = 0
    socket.rcvtimeo = 1500
    if keys:
        socket.curve_serverkey = keys[0].encode()
        socket.curve_publickey = keys[1].encode()
        socket.curve_secretkey = keys[2].encode()
    socket.connect(address)
    socket.send_string('{"action":"PING"}')
    try:
        print(socket.recv().decode(), flush=True)
    except zmq.Again:
        print('{"success":null}', flush=True)


if __name__ == "__main__":
    {"soak": soak, "order": order, "hang": hang, "deaf": deaf, "curve": curve}[sys.argv[1]](*sys.argv[2:])
