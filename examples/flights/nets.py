"""Small feed-forward nets in PyTorch behind the two methods the rest of the example uses: fit and predict_proba.

The module carries its own preprocessing (medians, means and scales as buffers), so its state dict is all a server needs.
"""
import io
import time

import numpy as np
import torch
from torch import nn

from data import CATEGORICAL, NUMERIC, load

N = len(NUMERIC)


class Tabular(nn.Module):
    """Standardised numbers with missing flags, and categories one-hot (embedding 0) or embedded, into `depth` hidden layers."""

    def __init__(self, width: int, depth: int, embedding: int, dropout: float):
        super().__init__()
        self.sizes = load().cardinality
        for name in ("median", "mean", "scale"):
            self.register_buffer(name, torch.zeros(N))
        self.tables = nn.ModuleList(nn.Embedding(n, min(embedding, (n + 1) // 2)) for n in self.sizes) if embedding else None
        inputs = 2 * N + (sum(t.embedding_dim for t in self.tables) if self.tables else sum(self.sizes))
        layers: list[nn.Module] = []
        for _ in range(depth):
            layers += [nn.Linear(inputs, width), nn.ReLU(), nn.Dropout(dropout)]
            inputs = width
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, 1))

    def learn_scales(self, X: np.ndarray) -> None:
        median = np.nanmedian(X[:, :N], axis=0)
        filled = np.where(np.isnan(X[:, :N]), median, X[:, :N])
        for buffer, values in ((self.median, median), (self.mean, filled.mean(axis=0)), (self.scale, filled.std(axis=0) + 1e-6)):
            buffer.copy_(torch.from_numpy(values.astype(np.float32)))

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        numbers, codes = X[:, :N], X[:, N:].long()
        missing = torch.isnan(numbers)
        numbers = (torch.where(missing, self.median, numbers) - self.mean) / self.scale
        if self.tables is not None:
            parts = [table(codes[:, i]) for i, table in enumerate(self.tables)]
        else:
            parts = [nn.functional.one_hot(codes[:, i], n) for i, n in enumerate(self.sizes)]
        return self.layers(torch.cat([numbers, missing, *parts], dim=1)).squeeze(1)


class Net:
    def __init__(self, seed: int, width: int, depth: int, epochs: int, learning_rate: float, embedding: int = 0, dropout: float = 0.0,
                 batch: int = 512, optimizer: str = "adamw"):
        self.seed, self.epochs, self.batch, self.learning_rate, self.optimizer = seed, epochs, batch, learning_rate, optimizer
        torch.manual_seed(seed)
        self.module = Tabular(width, depth, embedding, dropout)
        self.history: list[tuple[int, int, float]] = []  # (epoch ms, epoch, mean training loss)

    def fit(self, X: np.ndarray, y: np.ndarray) -> "Net":
        torch.manual_seed(self.seed)
        self.module.learn_scales(X)
        inputs, target = torch.from_numpy(X), torch.from_numpy(y.astype(np.float32))
        steps = self.epochs * -(-len(y) // self.batch)
        if self.optimizer == "adamw":
            optimizer = torch.optim.AdamW(self.module.parameters(), lr=self.learning_rate, weight_decay=1e-3)
        else:
            optimizer = torch.optim.SGD(self.module.parameters(), lr=self.learning_rate, momentum=0.9)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
        loss_of = nn.BCEWithLogitsLoss()
        self.module.train()
        for epoch in range(self.epochs):
            total = 0.0
            for rows in torch.randperm(len(y)).split(self.batch):
                optimizer.zero_grad()
                loss = loss_of(self.module(inputs[rows]), target[rows])
                loss.backward()
                optimizer.step()
                schedule.step()
                total += loss.item() * len(rows)
            self.history.append((int(time.time() * 1000), epoch, total / len(y)))
        self.module.eval()
        return self

    @torch.inference_mode()
    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        late = torch.sigmoid(self.module(torch.from_numpy(X))).double().numpy()
        return np.column_stack([1 - late, late])

    def saved(self) -> bytes:
        out = io.BytesIO()
        torch.save(self.module.state_dict(), out)
        return out.getvalue()
