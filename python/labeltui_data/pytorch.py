"""Datasets for PyTorch."""

import torch
from torch.utils.data import Dataset


class TorchDataset(Dataset):
    """The samples of an `IQDataset` as dicts of tensors."""

    def __init__(self, dataset):
        self.dataset = dataset

    def __len__(self):
        return len(self.dataset)

    def __getitem__(self, index):
        return {name: torch.as_tensor(value) for name, value in self.dataset[index].items()}


def collate(samples):
    """Stacks the samples of a batch. Receivers that a sample lacks, and ends of shorter recordings, are zeros."""
    return {name: _stack([sample[name] for sample in samples]) for name in samples[0]}


def _stack(tensors):
    shape = [max(sizes) for sizes in zip(*(tensor.shape for tensor in tensors))]
    result = tensors[0].new_zeros([len(tensors), *shape])
    for place, tensor in zip(result, tensors):
        place[tuple(slice(size) for size in tensor.shape)] = tensor
    return result
