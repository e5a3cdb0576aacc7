"""Tests with PyTorch; skipped where it is not installed."""

import importlib.util
import os
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "examples"), os.path.join(ROOT, "tests")]

import written_dataset as written  # noqa: E402
from labeltui_data import IQDataset, split  # noqa: E402


@unittest.skipUnless(importlib.util.find_spec("torch"), "PyTorch is not installed")
class TrainingTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "data")

    def test_collate_pads_batches(self):
        from labeltui_data.pytorch import TorchDataset, collate

        samples = TorchDataset(IQDataset(written.write(self.path), sequence_length=50))
        batch = collate([samples[number] for number in range(4)])
        self.assertEqual(tuple(batch["iq"].shape), (4, 6, 2, 50))
        self.assertEqual(batch["mask"].sum(dim=1).tolist(), [5, 3, 6, 4])
        self.assertEqual(tuple(batch["target"].shape), (4, 2))
        self.assertEqual(batch["sample"].tolist(), [0, 1, 2, 3])
        self.assertTrue((batch["iq"][1, 3:] == 0).all())
        self.assertTrue((batch["iq"][2] == samples[2]["iq"]).all())

    def test_an_epoch_of_training_lowers_the_error_on_both_types(self):
        import torch
        from torch.utils.data import DataLoader
        from train import Locator, run
        from labeltui_data.pytorch import TorchDataset, collate

        for kind in ("iq_raw", "feature_based"):
            torch.manual_seed(1)
            path = written.write(f"{self.path}-{kind}", kind=kind, receivers=(5, 3, 6, 4) * 8)
            dataset = IQDataset(path, sequence_length=1024, normalize=True)
            train, val = split(dataset, val=0.25, seed=1)
            self.assertTrue(train and val)
            mean, deviation = map(torch.as_tensor, dataset.feature_statistics(train))
            model = Locator(mean, deviation, reads_iq=kind == "iq_raw")
            optimizer = torch.optim.Adam(model.parameters(), 1e-2)
            loader = DataLoader(TorchDataset(dataset), 4, shuffle=True, num_workers=2, collate_fn=collate)
            before = run(model, loader)
            run(model, loader, optimizer)
            self.assertLess(run(model, loader), before)


if __name__ == "__main__":
    unittest.main()
