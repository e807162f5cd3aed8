"""Plays a client of the DWX connector, with the system's own python3-zmq.

    dwx_client.py session|order|victim|survivor HOST_PORT_PUSH HOST_PORT_PULL HOST_PORT_SUB

Sockets, limits, commands and what is read of answers are the connector's; answers are read by ast.literal_eval, which takes
nothing but literals, where the connector uses eval. Ends with 0 if everything was as expected.
"""

import ast
import sys
import time

import zmq

PATIENCE = 10.0


class Client:
    def __init__(self, push, pull, sub):
        self.context = zmq.Context()
        self.push = self.context.socket(zmq.PUSH)
        self.push.setsockopt(zmq.SNDHWM, 1)
        self.pull = self.context.socket(zmq.PULL)
        self.pull.setsockopt(zmq.RCVHWM, 1)
        self.sub = self.context.socket(zmq.SUB)
        for socket, port in ((self.push, push), (self.pull, pull), (self.sub, sub)):
            socket.setsockopt(zmq.LINGER, 0)
            socket.connect("tcp://127.0.0.1:" + port)
        self.magic = 123456
        self.history = {}
        self.accounts = {}
        self.market = {}

    def send(self, text):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.push.send_string(text, zmq.DONTWAIT)
                return
            except zmq.error.Again:
                if time.monotonic() > deadline:
                    raise AssertionError("nobody takes " + text)
                time.sleep(0.001)

    def answer(self, patience=PATIENCE):
        """As the connector's polling thread reads it; None if nothing comes."""
        if not self.pull.poll(int(patience * 1000)):
            return None
        data = ast.literal_eval(self.pull.recv_string())
        if data["_action"] == "HIST" and "_data" in data:
            self.history[data["_symbol"]] = data["_data"]
        elif data["_action"] == "GET_ACCOUNT_INFORMATION":
            self.accounts.setdefault(data["account_number"], [])
            self.accounts[data["account_number"]] += data["_data"]
        return data

    def ask(self, text):
        self.send(text)
        data = self.answer()
        assert data is not None, "no answer to " + text
        return data

    def trade(self, action="OPEN", kind=0, symbol="EURUSD", price=0.0, sl=500, tp=500,
              comment="dwx-zeromq", lots=0.01, magic=None, ticket=0):
        return self.ask("{};{};{};{};{};{};{};{};{};{};{}".format(
            "TRADE", action, kind, symbol, price, sl, tp, comment, lots,
            self.magic if magic is None else magic, ticket))

    def drain(self):
        """Until its own heartbeat is answered: what comes before it somebody else has asked for."""
        self.send("HEARTBEAT;")
        while True:
            data = self.answer()
            assert data is not None, "no heartbeat"
            if data["_action"] == "heartbeat":
                return

    def hear(self):
        """One published message, as the connector keeps it."""
        assert self.sub.poll(int(PATIENCE * 1000)), "nothing is published"
        topic, data = self.sub.recv_string().split(":|:")
        fields = data.split(";")
        if len(fields) == 2:
            self.market.setdefault(topic, []).append((float(fields[0]), float(fields[1])))
        elif len(fields) == 8:
            self.market.setdefault(topic, []).append(
                (int(fields[0]),) + tuple(float(each) for each in fields[1:5])
                + tuple(int(each) for each in fields[5:]))
        else:
            raise AssertionError("published: " + data)


def near(one, other):
    return abs(one - other) < 1e-9


def session(client):
    client.drain()
    assert client.ask("HEARTBEAT;") == {"_action": "heartbeat", "_response": "loud and clear!"}

    opened = client.trade()
    assert opened["_action"] == "EXECUTION" and opened["_magic"] == client.magic, opened
    ticket, price = opened["_ticket"], opened["_open_price"]
    assert near(opened["_sl"], price - 0.005) and near(opened["_tp"], price + 0.005), opened
    time.strptime(opened["_open_time"], "%Y.%m.%d %H:%M:%S")

    modified = client.trade("MODIFY", sl=250, tp=0, ticket=ticket)
    assert near(modified["_sl"], price - 0.0025) and modified["_tp"] == 0.0, modified

    nasty = "'}, __import__('os')._exit(9), {'\\ \" % ü \U0001f600 \u2028"
    larger = client.trade(lots=0.1, sl=0, tp=0, comment=nasty, magic=77)
    closed = client.trade("CLOSE_PARTIAL", lots=0.04, ticket=larger["_ticket"])
    assert closed["_response"] == "CLOSE_PARTIAL" and closed["_close_lots"] == 0.04, closed
    waiting = client.trade(kind=2, price=1.05, sl=100, tp=100, lots=0.02, magic=77)

    trades = client.trade("GET_OPEN_TRADES")["_trades"]
    assert {ticket, larger["_ticket"], waiting["_ticket"]} <= set(trades), trades
    assert trades[larger["_ticket"]]["_comment"] == nasty, trades
    assert trades[larger["_ticket"]]["_lots"] == 0.06 and trades[larger["_ticket"]]["_type"] == 0, trades
    assert trades[waiting["_ticket"]]["_type"] == 2 and near(trades[waiting["_ticket"]]["_SL"], 1.049), trades
    assert isinstance(trades[ticket]["_pnl"], float) and trades[ticket]["_magic"] == client.magic, trades

    swept = client.trade("CLOSE_MAGIC", magic=77)
    assert swept["_action"] == "CLOSE_ALL_MAGIC" and swept["_response_value"] == "SUCCESS", swept
    assert swept["_responses"][larger["_ticket"]]["_close_lots"] == 0.06, swept
    assert swept["_responses"][waiting["_ticket"]]["_response"] == "CLOSE_PENDING", swept

    closed = client.trade("CLOSE", ticket=ticket)
    assert closed["_response"] == "CLOSE_MARKET" and closed["_response_value"] == "SUCCESS", closed
    assert client.trade("CLOSE", ticket=ticket)["_response"] == "NOT_FOUND"
    refused = client.trade(symbol="GDAXI")
    assert refused["_response"] == "4106" and refused["response_value"] == "unknown symbol", refused
    assert client.ask("TRADE;WHAT") ["_response"] == "4014"
    client.trade("CLOSE_ALL")
    assert client.trade("GET_OPEN_TRADES")["_trades"] == {}

    account = client.trade("GET_ACCOUNT_INFO")
    assert near(client.accounts["demo"][-1]["account_balance"], client.accounts["demo"][-1]["account_equity"]), account
    assert isinstance(client.accounts["demo"][-1]["account_leverage"], int), account

    client.ask("HIST;EURUSD;1;2026.01.15 00:00:00;2026.01.15 23:59:00")
    bar = client.history["EURUSD_M1"][-1]
    assert bar["low"] <= bar["open"] <= bar["high"] and bar["tick_volume"] > 0, bar
    time.strptime(bar["time"], "%Y.%m.%d %H:%M")

    client.sub.setsockopt_string(zmq.SUBSCRIBE, "EURUSD")
    tracked = client.ask("TRACK_PRICES;EURUSD;GDAXI")
    assert tracked["_data"] == {"symbol_count": 2, "error_symbols": ["GDAXI"]}, tracked
    client.ask("TRACK_RATES;EURUSD;1")
    while len(client.market.get("EURUSD", [])) < 5 or not client.market.get("EURUSD_M1"):
        client.hear()
    bids = [bid for bid, ask in client.market["EURUSD"]]
    assert bids == sorted(bids), bids
    client.ask("TRACK_PRICES")
    client.ask("TRACK_RATES")
    print("session: a ticket %d, %d prices" % (ticket, len(bids)))


def order(client):
    """Many at once, none waited for: the answers come as the questions went."""
    client.drain()
    count, unanswered, began, nexts = 3000, 0, time.monotonic(), 0
    for number in range(count):
        client.send("TRADE;CLOSE;0;EURUSD;0;0;0;c;0;0;%d" % (1000000 + number))
        unanswered += 1
        while unanswered >= 40:
            assert client.answer()["_ticket"] == 1000000 + nexts
            nexts += 1
            unanswered -= 1
    while nexts < count:
        assert client.answer()["_ticket"] == 1000000 + nexts
        nexts += 1
    took = time.monotonic() - began
    print("order: %d commands in order, %.0f a second" % (count, count / took))


def victim(client):
    """Asks and asks, and never looks, until it is killed."""
    client.drain()
    print("asking", flush=True)
    while True:
        client.send("TRADE;OPEN;0;EURUSD;0.0;0;0;victim;0.01;66;0")


def survivor(client):
    """Goes on with the same sockets while the server goes away and comes back."""
    client.drain()
    answered, lost, returned = 0, 0, 0
    print("asking", flush=True)
    deadline = time.monotonic() + 30
    while returned < 20 and time.monotonic() < deadline:
        try:
            client.push.send_string("HEARTBEAT;", zmq.DONTWAIT)
            answer = client.answer(0.3)
        except zmq.error.Again:
            answer = None
            time.sleep(0.05)
        if answer is None:
            lost += 1
        else:
            answered += 1
            returned += 1 if lost else 0
    assert lost and returned == 20, (answered, lost, returned)
    print("survivor: %d answered, %d given up, %d after the server was back" % (answered, lost, returned))


if __name__ == "__main__":
    {"session": session, "order": order, "victim": victim, "survivor": survivor}[sys.argv[1]](Client(*sys.argv[2:5]))
