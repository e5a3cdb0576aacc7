"""Trains a small network to find the transmitter: train.py DATASET [--epochs N]."""

import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

from labeltui_data import IQDataset, split
from labeltui_data.pytorch import TorchDataset, collate


class Locator(nn.Module):
    """Describes each receiver, and finds the transmitter as a weighted mean of the receivers and an offset."""

    def __init__(self, mean, deviation, reads_iq, width=32):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", 1 / torch.clamp(deviation, min=1e-6))
        self.signal = None
        if reads_iq:
            self.signal = nn.Sequential(
                nn.Conv1d(2, 16, 9, stride=4), nn.ReLU(), nn.Conv1d(16, width, 9, stride=4), nn.ReLU(),
                nn.AdaptiveAvgPool1d(1), nn.Flatten(),
            )
        inputs = len(mean) + 2 + (width if reads_iq else 0)
        self.receiver = nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.weight = nn.Linear(width, 1)
        self.offset = nn.Linear(width, 2)

    def forward(self, batch):
        """The positions of the transmitters in kilometers, batch x 2."""
        mask = batch["mask"]
        features = torch.clamp((batch["features"] - self.mean) * self.scale, -5, 5)
        parts = [features, batch["positions"] / 50]
        if self.signal is not None:
            count, receivers = mask.shape
            parts.append(self.signal(batch["iq"].flatten(0, 1)).view(count, receivers, -1))
        described = self.receiver(torch.cat(parts, dim=2))
        shares = self.weight(described).squeeze(2).masked_fill(~mask, -1e9).softmax(dim=1)
        places = batch["positions"] + self.offset(described)
        return (shares.unsqueeze(2) * places).sum(dim=1)


def run(model, loader, optimizer=None):
    """One epoch; returns the mean distance in kilometers."""
    total, count = 0.0, 0
    for batch in loader:
        with torch.set_grad_enabled(optimizer is not None):
            distance = (model(batch) - batch["target"]).norm(dim=1)
        if optimizer is not None:
            optimizer.zero_grad()
            distance.mean().backward()
            optimizer.step()
        total, count = total + distance.sum().item(), count + len(distance)
    return total / max(1, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    dataset = IQDataset(options.dataset, sequence_length=1024, max_receivers=15, normalize=True)
    train, val = split(dataset, val=0.25, seed=options.seed)
    if not train:
        parser.error("the dataset has too few samples to split")
    mean, deviation = map(torch.as_tensor, dataset.feature_statistics(train))
    model = Locator(mean, deviation, reads_iq=dataset.type == "iq_raw")
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    samples = TorchDataset(dataset)
    loaders = [
        DataLoader(Subset(samples, indices), 16, shuffle=shuffles, collate_fn=collate)
        for indices, shuffles in [(train, True), (val, False)]
    ]
    for epoch in range(options.epochs):
        trained = run(model, loaders[0], optimizer)
        print(f"epoch {epoch + 1}: {trained:.2f} km in training, {run(model, loaders[1]):.2f} km in validation")


if __name__ == "__main__":
    main()
